package dev.calbridge.gateway.recurrence;

import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The times at which an entry takes place. Expansion counts in wall-clock time and is turned into
 * instants at the end, so that a series keeps its hour over summer time.
 */
public final class Occurrences {

  /** Most occurrences looked at for one question (CVE-2025-59045 is what happens without). */
  public static final int MAX_INSTANCES = 3_000;

  private Occurrences() {}

  /**
   * Whether any occurrence overlaps the window, in the sense of RFC 4791 section 9.9.
   *
   * @param zone in which whole days begin and end
   */
  public static boolean overlap(
      EntrySpan span, @Nullable Recurrence recurrence, TimeWindow window, ZoneId zone) {
    if (recurrence == null) {
      return window.overlaps(at(start(span), span, zone), at(end(span), span, zone));
    }
    Duration length = Duration.between(start(span), end(span));
    Instant from = window.start();
    try {
      OccurrenceStarts starts = starts(span, recurrence.rule(), recurrence.excluded());
      if (from != null) {
        // Two days more than any difference between zones, gaps and overlaps.
        starts.skipTo(LocalDateTime.ofInstant(from, ZoneId.of("UTC")).minus(length).minusDays(2));
      }
      while (starts.hasNext()) {
        LocalDateTime start = starts.next();
        Instant begins = at(start, span, zone);
        if (window.end() != null && !begins.isBefore(window.end())) {
          return false;
        }
        if (window.overlaps(begins, at(start.plus(length), span, zone))) {
          return true;
        }
      }
      // An expansion that was cut short counts as a hit: better one object too many.
      return starts.cutShort();
    } catch (UnusableRule e) {
      return true;
    }
  }

  /**
   * End of the last occurrence.
   *
   * @return empty if the series has no end, or one too far away to be counted
   */
  public static Optional<Instant> lastEnd(
      EntrySpan span, @Nullable Recurrence recurrence, ZoneId zone) {
    if (recurrence == null) {
      return Optional.of(at(end(span), span, zone));
    }
    Duration length = Duration.between(start(span), end(span));
    try {
      if (Rule.parse(recurrence.rule()).isInfinite()) {
        return Optional.empty();
      }
      OccurrenceStarts starts = starts(span, recurrence.rule(), List.of());
      LocalDateTime last = start(span);
      while (starts.hasNext()) {
        last = starts.next();
      }
      return starts.cutShort() ? Optional.empty() : Optional.of(at(last.plus(length), span, zone));
    } catch (UnusableRule e) {
      return Optional.empty();
    }
  }

  /** Start of the first occurrence there could be. */
  public static Instant firstStart(EntrySpan span, ZoneId zone) {
    return at(start(span), span, zone);
  }

  static OccurrenceStarts starts(EntrySpan span, String rule, List<LocalDateTime> excluded)
      throws UnusableRule {
    return new OccurrenceStarts(span, start(span), Rule.parse(rule), excluded);
  }

  private static LocalDateTime start(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> timed.start();
      case EntrySpan.AllDay days -> days.start().atStartOfDay();
    };
  }

  private static LocalDateTime end(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> timed.end();
      case EntrySpan.AllDay days -> days.end().atStartOfDay();
    };
  }

  private static Instant at(LocalDateTime local, EntrySpan span, ZoneId dayZone) {
    ZoneId zone = span instanceof EntrySpan.Timed timed ? timed.zone() : dayZone;
    return local.atZone(zone).toInstant();
  }
}
