package dev.calbridge.google.sync;

import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** Tells events that are over from those that are not; only the latter are taken over anew. */
public final class Upcoming {

  /** A rule that has not ended after so many occurrences is taken as going on. */
  private static final int MOST_OCCURRENCES = 5_000;

  private Upcoming() {}

  /**
   * True if the event, or its last occurrence, ends at {@code now} or later. Whole days are read in
   * the latest zone on earth, so that today counts as upcoming everywhere. A rule that cannot be
   * read counts as going on: whoever translates it will say what is wrong with it.
   */
  public static boolean at(EventContent content, Instant now) {
    ZonedDateTime start = start(content.span());
    Duration length = Duration.between(start, end(content.span()));
    Recurrence recurrence = content.recurrence();
    if (recurrence == null) {
      return !start.plus(length).toInstant().isBefore(now);
    }
    try {
      return hasOccurrenceEndingFrom(recurrence, start, length, now);
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException _) {
      return true;
    }
  }

  private static boolean hasOccurrenceEndingFrom(
      Recurrence recurrence, ZonedDateTime start, Duration length, Instant now)
      throws InvalidRecurrenceRuleException {
    RecurrenceRule rule = new RecurrenceRule(recurrence.rule());
    if (rule.isInfinite()) {
      return true;
    }
    // Wall-clock arithmetic is enough for "is it over", and spares UNTIL's date-or-instant rules.
    DateTime until = rule.getUntil();
    if (until != null) {
      return !Instant.ofEpochMilli(until.getTimestamp())
          .plus(Duration.ofDays(1))
          .plus(length)
          .isBefore(now);
    }
    RecurrenceRuleIterator occurrences =
        rule.iterator(
            new DateTime(TimeZone.getTimeZone(start.getZone()), start.toInstant().toEpochMilli()));
    for (int seen = 0; occurrences.hasNext(); seen++) {
      Instant occurrence = Instant.ofEpochMilli(occurrences.nextMillis());
      if (seen > MOST_OCCURRENCES || !occurrence.plus(length).isBefore(now)) {
        return true;
      }
    }
    return false;
  }

  private static ZonedDateTime start(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> timed.start().atZone(timed.zone());
      case EntrySpan.AllDay days -> days.start().atStartOfDay(latest());
    };
  }

  private static ZonedDateTime end(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> timed.end().atZone(timed.zone());
      case EntrySpan.AllDay days -> days.end().atStartOfDay(latest());
    };
  }

  private static ZoneId latest() {
    return ZoneOffset.ofHours(-12);
  }
}
