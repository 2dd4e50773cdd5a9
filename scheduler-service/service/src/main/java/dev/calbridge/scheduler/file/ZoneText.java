package dev.calbridge.scheduler.file;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;

/**
 * Writes a VTIMEZONE (RFC 5545 section 3.6.5): every clock change of the years that matter, one by
 * one, because a rule that holds for all of them may not exist. Programs that know the zone by its
 * IANA name go by that anyway.
 */
final class ZoneText {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2045-01-01T00:00:00Z");

  private ZoneText() {}

  static String of(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    StringBuilder text = new StringBuilder();
    CalendarText.line(text, "BEGIN:VTIMEZONE");
    CalendarText.line(text, "TZID:" + zone.getId());
    ZoneOffset before = rules.getOffset(FIRST);
    observance(
        text, LocalDateTime.of(1970, 1, 1, 0, 0), before, before, rules.isDaylightSavings(FIRST));
    ZoneOffsetTransition change = rules.nextTransition(FIRST);
    while (change != null && change.getInstant().isBefore(LAST)) {
      observance(
          text,
          change.getDateTimeBefore(),
          change.getOffsetBefore(),
          change.getOffsetAfter(),
          rules.isDaylightSavings(change.getInstant()));
      change = rules.nextTransition(change.getInstant());
    }
    CalendarText.line(text, "END:VTIMEZONE");
    return text.toString();
  }

  private static void observance(
      StringBuilder text, LocalDateTime start, ZoneOffset from, ZoneOffset to, boolean daylight) {
    String name = daylight ? "DAYLIGHT" : "STANDARD";
    CalendarText.line(text, "BEGIN:" + name);
    CalendarText.line(text, "DTSTART:" + TIME.format(start));
    CalendarText.line(text, "TZOFFSETFROM:" + offset(from));
    CalendarText.line(text, "TZOFFSETTO:" + offset(to));
    CalendarText.line(text, "END:" + name);
  }

  private static String offset(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
    return sign + String.format(Locale.ROOT, "%02d%02d", seconds / 3600, seconds / 60 % 60);
  }
}
