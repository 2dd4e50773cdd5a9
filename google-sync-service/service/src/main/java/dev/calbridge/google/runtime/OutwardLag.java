package dev.calbridge.google.runtime;

import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.Pair;
import dev.calbridge.google.sync.Decision;
import dev.calbridge.kit.operation.AppliedEvents;
import dev.calbridge.scheduler.contract.CalendarEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How long after their commit changes stand in Google. What is written for another reason - a new
 * link is filled, a setting changed, Google is put right - says nothing about that and is left out.
 */
final class OutwardLag {

  /** A turn may end after a change was committed and before it is heard of. */
  private static final Duration UNHEARD = Duration.ofMinutes(10);

  private static final int MOST = 10_000;

  private final AppliedEvents applied;
  private final ConcurrentMap<Written, Instant> underWay = new ConcurrentHashMap<>();

  OutwardLag(AppliedEvents applied) {
    this.applied = applied;
  }

  /** An entry on its way to a link's calendar. */
  private record Written(UUID link, @Nullable UUID entry) {}

  void decided(Link link, Pair pair, @Nullable CalendarEntry entry, Decision decision) {
    Written written = new Written(link.id(), pair.entry());
    underWay.remove(written);
    Instant alike = link.lastOutward();
    if (decision instanceof Decision.WriteTheirs
        && entry != null
        && alike != null
        && entry.version() > pair.agreedVersion()
        && entry.changedAt().isAfter(alike.minus(UNHEARD))
        && underWay.size() < MOST) {
      underWay.put(written, entry.changedAt());
    }
  }

  void wrote(Link link, Pair pair) {
    Instant committed = underWay.remove(new Written(link.id(), pair.entry()));
    if (committed != null) {
      applied.visible("google", committed);
    }
  }
}
