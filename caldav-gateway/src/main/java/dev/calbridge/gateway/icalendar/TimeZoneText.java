package dev.calbridge.gateway.icalendar;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes VTIMEZONE (RFC 5545 section 3.6.5) from the rules the JDK knows. */
public final class TimeZoneText {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

  /** Years for which a rule that no RRULE can say is written out date by date. */
  private static final int YEARS_WRITTEN_OUT = 20;

  /**
   * Content lines of the zone, good for every time from {@code from} on.
   *
   * @param from wall-clock time in the zone
   */
  public List<String> definition(ZoneId zone, LocalDateTime from) {
    List<String> out = new ArrayList<>();
    out.add("BEGIN:VTIMEZONE");
    out.add("TZID:" + zone.getId());
    observances(zone.getRules(), from, out);
    out.add("END:VTIMEZONE");
    return out;
  }

  private static void observances(ZoneRules rules, LocalDateTime from, List<String> out) {
    List<ZoneOffsetTransition> known = rules.getTransitions();
    List<ZoneOffsetTransitionRule> yearly = rules.getTransitionRules();
    int lastKnownYear = known.isEmpty() ? 1969 : known.getLast().getDateTimeBefore().getYear();
    if (!yearly.isEmpty() && from.getYear() > lastKnownYear + 1) {
      // The common case: one text per zone, whatever the event's date.
      yearly.forEach(rule -> rule(rules, rule, lastKnownYear + 1, out));
      return;
    }
    @Nullable ZoneOffsetTransition before =
        rules.previousTransition(from.atZone(ZoneOffset.UTC).toInstant().minusSeconds(86_400));
    if (before == null) {
      ZoneOffset offset = rules.getOffset(from);
      observance(rules.isDaylightSavings(from.toInstant(offset)), LONG_AGO, offset, offset, out);
    } else {
      transition(rules, before, out);
    }
    for (ZoneOffsetTransition next : known) {
      if (before == null || next.getInstant().isAfter(before.getInstant())) {
        transition(rules, next, out);
      }
    }
    yearly.forEach(rule -> rule(rules, rule, lastKnownYear + 1, out));
  }

  private static void rule(
      ZoneRules rules, ZoneOffsetTransitionRule rule, int firstYear, List<String> out) {
    Optional<String> recurrence = recurrence(rule, firstYear);
    if (recurrence.isPresent()) {
      ZoneOffsetTransition first = rule.createTransition(firstYear);
      transition(rules, first, "RRULE:" + recurrence.get(), out);
    } else {
      int year = Math.max(firstYear, 2020);
      for (int i = 0; i < YEARS_WRITTEN_OUT; i++) {
        transition(rules, rule.createTransition(year + i), out);
      }
    }
  }

  /** The rule as RRULE, or empty if the local day is not the rule's day (it counts in UTC). */
  private static Optional<String> recurrence(ZoneOffsetTransitionRule rule, int firstYear) {
    int day = rule.getDayOfMonthIndicator();
    LocalDateTime local = rule.createTransition(firstYear).getDateTimeBefore();
    if (rule.getDayOfWeek() == null) {
      return local.getDayOfMonth() == day
          ? Optional.of("FREQ=YEARLY;BYMONTH=" + local.getMonthValue() + ";BYMONTHDAY=" + day)
          : Optional.empty();
    }
    if (local.getDayOfWeek() != rule.getDayOfWeek() || local.getMonth() != rule.getMonth()) {
      return Optional.empty();
    }
    String weekday = rule.getDayOfWeek().name().substring(0, 2);
    String start = "FREQ=YEARLY;BYMONTH=" + local.getMonthValue();
    // The JDK says "on or after the 25th" where everybody else says "the last".
    if (day == -1 || day + 6 == rule.getMonth().maxLength() && rule.getMonth() != Month.FEBRUARY) {
      return Optional.of(start + ";BYDAY=-1" + weekday);
    }
    if (day > 0 && day % 7 == 1 && day <= 22) {
      return Optional.of(start + ";BYDAY=" + (day / 7 + 1) + weekday);
    }
    if (day > 0 && day + 6 <= rule.getMonth().minLength()) {
      StringBuilder days = new StringBuilder();
      for (int i = day; i < day + 7; i++) {
        days.append(i == day ? "" : ",").append(i);
      }
      return Optional.of(start + ";BYMONTHDAY=" + days + ";BYDAY=" + weekday);
    }
    return Optional.empty();
  }

  private static void transition(
      ZoneRules rules, ZoneOffsetTransition transition, List<String> out) {
    transition(rules, transition, null, out);
  }

  private static void transition(
      ZoneRules rules, ZoneOffsetTransition transition, @Nullable String rule, List<String> out) {
    boolean daylight = rules.isDaylightSavings(transition.getInstant());
    observance(
        daylight,
        transition.getDateTimeBefore(),
        transition.getOffsetBefore(),
        transition.getOffsetAfter(),
        out);
    if (rule != null) {
      out.add(out.size() - 1, rule);
    }
  }

  private static void observance(
      boolean daylight,
      LocalDateTime start,
      ZoneOffset before,
      ZoneOffset after,
      List<String> out) {
    String name = daylight ? "DAYLIGHT" : "STANDARD";
    out.add("BEGIN:" + name);
    out.add("TZOFFSETFROM:" + offset(before));
    out.add("TZOFFSETTO:" + offset(after));
    out.add("DTSTART:" + LOCAL.format(start));
    out.add("END:" + name);
  }

  private static String offset(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String text =
        (offset.getTotalSeconds() < 0 ? "-" : "+") + two(seconds / 3600) + two(seconds / 60 % 60);
    return seconds % 60 == 0 ? text : text + two(seconds % 60);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
