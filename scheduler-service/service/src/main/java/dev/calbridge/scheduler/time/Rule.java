package dev.calbridge.scheduler.time;

import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/** A recurrence rule (RFC 5545 section 3.3.10) that has been read. */
final class Rule {

  private static final int MOST_AN_HOUR = 12;

  private final RecurrenceRule rule;

  private Rule(RecurrenceRule rule) {
    this.rule = rule;
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static Rule parse(String text) {
    try {
      // Lax reading would drop a COUNT it cannot read, and the series would never end.
      return new Rule(new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT));
    } catch (InvalidRecurrenceRuleException invalid) {
      throw new IllegalArgumentException(invalid.getMessage(), invalid);
    }
  }

  boolean tooFrequent() {
    return rule.getFreq() == Freq.SECONDLY
        || rule.getFreq() == Freq.MINUTELY
        || listed(Part.BYSECOND) > 1
        || listed(Part.BYMINUTE) > MOST_AN_HOUR;
  }

  private int listed(Part part) {
    List<Integer> values = rule.getByPart(part);
    return values == null ? 0 : values.size();
  }

  int count() {
    Integer count = rule.getCount();
    return count == null ? 0 : count;
  }

  int interval() {
    return rule.getInterval();
  }

  @Nullable Integer untilYear() {
    DateTime until = rule.getUntil();
    return until == null ? null : until.getYear();
  }

  /**
   * When the last occurrence starts, or later; null if there is no last one.
   *
   * @throws IllegalArgumentException if the rule yields nothing for a very long time
   */
  @Nullable Instant lastStart(EntrySpan span) {
    DateTime until = rule.getUntil();
    if (until != null) {
      return Instant.ofEpochMilli(until.getTimestamp());
    }
    if (count() == 0) {
      return null;
    }
    RecurrenceRuleIterator occurrences = rule.iterator(start(span));
    long last = start(span).getTimestamp();
    for (int n = 0; n < count() && occurrences.hasNext(); n++) {
      last = occurrences.nextMillis();
    }
    return Instant.ofEpochMilli(last);
  }

  /**
   * True if the rule yields anything at all.
   *
   * @throws IllegalArgumentException if it yields nothing for a very long time
   */
  boolean occurs(EntrySpan span) {
    return rule.getUntil() != null || rule.iterator(start(span)).hasNext();
  }

  private static DateTime start(EntrySpan span) {
    return switch (span) {
      case EntrySpan.AllDay days ->
          // Months count from 0 there.
          new DateTime(
              days.start().getYear(),
              days.start().getMonthValue() - 1,
              days.start().getDayOfMonth());
      case EntrySpan.Timed timed -> {
        LocalDateTime at = timed.start();
        yield new DateTime(
            TimeZone.getTimeZone(timed.zone()),
            at.getYear(),
            at.getMonthValue() - 1,
            at.getDayOfMonth(),
            at.getHour(),
            at.getMinute(),
            at.getSecond());
      }
    };
  }
}
