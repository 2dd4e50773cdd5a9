package dev.calbridge.gateway.recurrence;

import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * The times at which an entry takes place. Expansion counts in wall-clock time and is turned into
 * instants at the end, so that a series keeps its hour over summer time.
 */
public final class Occurrences {

  /** Most occurrences looked at for one question (CVE-2025-59045 is what happens without). */
  static final int MAX_STEPS = 3_000;

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
      Starts starts = starts(span, recurrence.rule(), recurrence.excluded());
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
      Starts starts = starts(span, recurrence.rule(), List.of());
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

  static Starts starts(EntrySpan span, String rule, List<LocalDateTime> excluded)
      throws UnusableRule {
    return new Starts(span, Rule.parse(rule), excluded);
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

  /** Starts in wall-clock time, in order; ends by itself after {@link #MAX_STEPS}. */
  static final class Starts implements Iterator<LocalDateTime> {

    private final RecurrenceRuleIterator instances;
    private final List<LocalDateTime> excluded;
    private int steps;
    private @Nullable LocalDateTime next;
    private boolean cutShort;

    private Starts(EntrySpan span, RecurrenceRule rule, List<LocalDateTime> excluded)
        throws UnusableRule {
      this.excluded = excluded;
      DateTime until = rule.getUntil();
      if (until != null) {
        LocalDateTime last = Rule.untilLocal(until.toString(), span);
        rule.setUntil(floating(last));
      }
      try {
        instances = rule.iterator(floating(start(span)));
      } catch (IllegalArgumentException e) {
        throw new UnusableRule("The RRULE cannot be expanded");
      }
      advance();
    }

    void skipTo(LocalDateTime from) {
      LocalDateTime upcoming = next;
      if (upcoming != null && upcoming.isBefore(from)) {
        instances.fastForward(floating(from));
        advance();
      }
    }

    boolean cutShort() {
      return cutShort;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public LocalDateTime next() {
      LocalDateTime current = next;
      if (current == null) {
        throw new NoSuchElementException();
      }
      advance();
      return current;
    }

    private void advance() {
      next = null;
      try {
        while (next == null && instances.hasNext()) {
          if (++steps > MAX_STEPS) {
            cutShort = true;
            return;
          }
          LocalDateTime candidate = local(instances.nextDateTime());
          next = excluded.contains(candidate) ? null : candidate;
        }
      } catch (IllegalArgumentException | ArithmeticException e) {
        // The library gives up on rules that match nothing for very long.
        cutShort = true;
      }
    }

    private static DateTime floating(LocalDateTime time) {
      return new DateTime(
          time.getYear(),
          time.getMonthValue() - 1,
          time.getDayOfMonth(),
          time.getHour(),
          time.getMinute(),
          time.getSecond());
    }

    private static LocalDateTime local(DateTime time) {
      return LocalDateTime.of(
              time.getYear(),
              time.getMonth() + 1,
              time.getDayOfMonth(),
              time.getHours(),
              time.getMinutes(),
              time.getSeconds())
          .truncatedTo(ChronoUnit.SECONDS);
    }
  }
}
