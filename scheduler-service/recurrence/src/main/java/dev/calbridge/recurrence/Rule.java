package dev.calbridge.recurrence;

import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/** The value of an RRULE (RFC 5545 section 3.3.10). */
public final class Rule {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final int MAX_CHARACTERS = 1_024;

  private Rule() {}

  /**
   * The rule with UNTIL in the form the span asks for: a day for whole days, UTC for times.
   *
   * @throws UnusableRule if it cannot be expanded, has no occurrence, or repeats below the hour
   */
  public static String normalised(String value, EntrySpan span) throws UnusableRule {
    String rule = value.strip().toUpperCase(Locale.ROOT);
    if (rule.length() > MAX_CHARACTERS) {
      throw new UnusableRule("The RRULE is too long");
    }
    List<String> parts = new ArrayList<>();
    for (String part : rule.split(";", -1)) {
      parts.add(part.startsWith("UNTIL=") ? "UNTIL=" + until(part.substring(6), span) : part);
    }
    String normalised = String.join(";", parts);
    Freq frequency = parse(normalised).getFreq();
    if (frequency == Freq.SECONDLY || frequency == Freq.MINUTELY) {
      throw new UnusableRule("A series that repeats by seconds or minutes is not kept here");
    }
    if (!new OccurrenceStarts(span, new Recurrence(normalised, List.of())).hasNext()) {
      throw new UnusableRule("The series has no occurrence");
    }
    return normalised;
  }

  static RecurrenceRule parse(String rule) throws UnusableRule {
    try {
      return new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_LAX);
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
      throw new UnusableRule("The RRULE cannot be read");
    }
  }

  /** The last start that UNTIL lets through, as wall-clock time of the span. */
  static LocalDateTime untilLocal(String until, EntrySpan span) throws UnusableRule {
    try {
      if (until.length() == 8) {
        LocalDate day = LocalDate.parse(until, DAY);
        return span instanceof EntrySpan.AllDay ? day.atStartOfDay() : day.atTime(23, 59, 59);
      }
      LocalDateTime time = LocalDateTime.parse(until.replace("Z", ""), LOCAL);
      return switch (span) {
        case EntrySpan.AllDay _ -> time.toLocalDate().atStartOfDay();
        case EntrySpan.Timed timed ->
            until.endsWith("Z")
                ? LocalDateTime.ofInstant(time.toInstant(ZoneOffset.UTC), timed.zone())
                : time;
      };
    } catch (DateTimeException e) {
      throw new UnusableRule("UNTIL of the RRULE is no date");
    }
  }

  private static String until(String until, EntrySpan span) throws UnusableRule {
    LocalDateTime last = untilLocal(until, span);
    return switch (span) {
      case EntrySpan.AllDay _ -> DAY.format(last);
      case EntrySpan.Timed timed ->
          until.endsWith("Z")
              ? until
              : LOCAL.format(last.atZone(timed.zone()).withZoneSameInstant(ZoneOffset.UTC)) + "Z";
    };
  }
}
