package dev.calbridge.gateway.icalendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value of DTSTART, DTEND or EXDATE (RFC 5545 sections 3.3.4, 3.3.5). */
sealed interface Moment {

  Pattern DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  Pattern DATE_TIME = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})(Z?)");

  /** A whole day. */
  record Day(LocalDate date) implements Moment {}

  /**
   * A wall-clock time in a zone; a gap counts with the offset before it, an overlap is its first.
   */
  record Local(LocalDateTime time, ZoneId zone) implements Moment {
    Instant instant() {
      return time.atZone(zone).toInstant();
    }
  }

  /** A time given in UTC. */
  record Utc(Instant instant) implements Moment {}

  /**
   * @param zones what TZIDs mean
   * @param floating zone that times without one are read in
   */
  static Moment parse(ContentLine line, String value, Zones zones, ZoneId floating)
      throws UnreadableCalendar {
    String text = value.strip();
    try {
      Matcher date = DATE.matcher(text);
      if (date.matches()) {
        // Some programs write VALUE=DATE together with a TZID: a day has no zone.
        return new Day(day(date));
      }
      Matcher time = DATE_TIME.matcher(text);
      if (!time.matches()) {
        throw UnreadableCalendar.data(line.name() + " is neither a date nor a date with time");
      }
      LocalDateTime local =
          day(time)
              .atTime(
                  Integer.parseInt(time.group(4)),
                  Integer.parseInt(time.group(5)),
                  // A leap second counts as the one before it (RFC 5545 section 3.3.12).
                  Math.min(59, Integer.parseInt(time.group(6))));
      if (time.group(7).equals("Z")) {
        return new Utc(local.toInstant(ZoneOffset.UTC));
      }
      return new Local(local, zone(line, zones, floating));
    } catch (DateTimeException e) {
      throw UnreadableCalendar.data(line.name() + " is no date of the calendar");
    }
  }

  /** A date with time that can only be meant in UTC, such as an absolute trigger. */
  static Instant utc(String value) throws UnreadableCalendar {
    try {
      return LocalDateTime.parse(
              value.replace("Z", ""),
              java.time.format.DateTimeFormatter.ofPattern(
                  "uuuuMMdd'T'HHmmss", java.util.Locale.ROOT))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw UnreadableCalendar.data("A time is no date of the calendar");
    }
  }

  private static LocalDate day(Matcher matcher) {
    return LocalDate.of(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  private static ZoneId zone(ContentLine line, Zones zones, ZoneId floating)
      throws UnreadableCalendar {
    String name = line.parameter("TZID").orElse("");
    if (name.isBlank()) {
      return floating;
    }
    return zones
        .resolve(name)
        .orElseThrow(
            () -> UnreadableCalendar.object("The time zone of " + line.name() + " is not known"));
  }
}
