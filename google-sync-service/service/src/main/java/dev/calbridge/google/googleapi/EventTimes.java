package dev.calbridge.google.googleapi;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.EventDateTime;
import dev.calbridge.google.link.RemoteOccurrence;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times in Google's words. Google gives an instant (with some offset) and a zone; the contract
 * wants wall-clock times in the zone. What a wall clock cannot say, the second 02:30 of an autumn
 * night, is said in UTC.
 */
final class EventTimes {

  static final ZoneId UTC = ZoneId.of("UTC");

  private static final DateTimeFormatter RFC3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

  private EventTimes() {}

  static EventDateTime start(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> moment(timed.start(), timed.zone());
      case EntrySpan.AllDay days -> day(days.start());
    };
  }

  static EventDateTime end(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> moment(timed.end(), timed.zone());
      case EntrySpan.AllDay days -> day(days.end());
    };
  }

  private static EventDateTime moment(LocalDateTime local, ZoneId zone) {
    ZoneId named = named(zone);
    // In a gap and in an overlap java.time reads as RFC 5545 section 3.3.5 does.
    var moment = local.atZone(zone).withZoneSameInstant(named);
    return new EventDateTime()
        .setDateTime(DateTime.parseRfc3339(RFC3339.format(moment)))
        .setTimeZone(named.getId());
  }

  /** Google takes IANA names only. */
  static ZoneId named(ZoneId zone) {
    return zone instanceof ZoneOffset || zone.getId().startsWith("UTC") ? UTC : zone;
  }

  private static EventDateTime day(LocalDate date) {
    return new EventDateTime().setDate(DateTime.parseRfc3339(date.toString()));
  }

  /** Where an occurrence would have started: in UTC, or midnight for whole days. */
  static @Nullable LocalDateTime original(@Nullable EventDateTime start) {
    if (start == null) {
      return null;
    }
    if (start.getDate() != null) {
      return LocalDate.parse(start.getDate().toStringRfc3339()).atStartOfDay();
    }
    return start.getDateTime() == null
        ? null
        : LocalDateTime.ofInstant(instant(start.getDateTime()), ZoneOffset.UTC);
  }

  /** The end of an occurrence's id: its original start, in UTC or as a day. */
  static String suffix(EntrySpan series, LocalDateTime at) {
    LocalDateTime original = RemoteOccurrence.originalOf(series, at);
    return switch (series) {
      case EntrySpan.AllDay _ -> DAY.format(original);
      case EntrySpan.Timed _ -> MOMENT.format(original);
    };
  }

  /** Null if there is no sense in it. */
  static @Nullable EntrySpan span(
      @Nullable EventDateTime start, @Nullable EventDateTime end, boolean recurring) {
    if (start == null || end == null) {
      return null;
    }
    if (start.getDate() != null && end.getDate() != null) {
      LocalDate first = LocalDate.parse(start.getDate().toStringRfc3339());
      LocalDate after = LocalDate.parse(end.getDate().toStringRfc3339());
      return after.isAfter(first) ? new EntrySpan.AllDay(first, after) : null;
    }
    if (start.getDateTime() == null || end.getDateTime() == null) {
      return null;
    }
    Instant from = instant(start.getDateTime());
    Instant to = instant(end.getDateTime());
    if (!to.isAfter(from)) {
      return null;
    }
    ZoneId zone = zone(start.getTimeZone());
    boolean sayable = recurring || (sayable(from, zone) && sayable(to, zone));
    ZoneId used = sayable ? zone : UTC;
    return new EntrySpan.Timed(
        from.atZone(used).toLocalDateTime(), to.atZone(used).toLocalDateTime(), used);
  }

  private static Instant instant(DateTime time) {
    return Instant.ofEpochMilli(time.getValue()).truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean sayable(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDateTime().atZone(zone).toInstant().equals(instant);
  }

  private static ZoneId zone(@Nullable String name) {
    if (name == null) {
      return UTC;
    }
    try {
      return named(ZoneId.of(name));
    } catch (DateTimeException _) {
      return UTC;
    }
  }
}
