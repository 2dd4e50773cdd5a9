package dev.calbridge.google.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose turn it is: one worker per link at a time, over all processes. */
public interface LinkQueue {

  /** Links of all tenants that have something to do by now and that nobody works on. */
  List<UUID> due(Instant now, int most);

  /** Takes the lease of a link; empty if somebody has it or the link is gone. */
  Optional<Lease> claim(UUID link, Instant now, Duration lease);

  /** Prolongs every lease this process holds. */
  void prolongOwn(Instant until);

  /**
   * Gives the lease back. The next turn comes when a pair is due, or at the next poll.
   *
   * @param notBefore earliest next turn for pairs, or null
   */
  void release(Lease lease, Instant nextPoll, @Nullable Instant notBefore, int failures);

  /** Makes the next turn poll Google, now. */
  void pollNow(String tenant, UUID link, Instant now);

  /** Makes a later turn poll Google; what is parked or backing off stays so. */
  void lookSoon(String tenant, UUID link, Instant now);

  /**
   * @param pollAt when to ask Google for changes
   * @param failures turns in a row that ended because the other side did not answer
   */
  record Lease(String tenant, UUID link, Instant pollAt, int failures) {

    boolean pollDue(Instant now) {
      return !pollAt.isAfter(now);
    }
  }
}
