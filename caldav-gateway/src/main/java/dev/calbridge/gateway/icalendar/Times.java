package dev.calbridge.gateway.icalendar;

import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes dates and times (RFC 5545 sections 3.3.4, 3.3.5). */
final class Times {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  private Times() {}

  /**
   * A property with a time in the form of the span: a day, UTC, or a time in its zone.
   *
   * @param time wall-clock time in the span's zone
   */
  static String property(String name, LocalDateTime time, EntrySpan span) {
    return switch (span) {
      case EntrySpan.AllDay _ -> name + ";VALUE=DATE:" + DAY.format(time);
      case EntrySpan.Timed timed ->
          isUtc(timed.zone())
              ? name + ":" + utc(time.atZone(timed.zone()).toInstant())
              : name + ";TZID=" + timed.zone().getId() + ":" + LOCAL.format(time);
    };
  }

  /** Zones without a place (UTC, GMT, +02:00) need no VTIMEZONE: their times are written in UTC. */
  static boolean isUtc(ZoneId zone) {
    return zone instanceof ZoneOffset
        || zone.getRules().isFixedOffset() && !zone.getId().contains("/")
        || zone.getId().equals("Etc/UTC");
  }

  static String utc(Instant instant) {
    return LOCAL.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
  }
}
