package dev.calbridge.scheduler.file;

import com.github.mangstadt.vinnie.VObjectProperty;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates and times of iCalendar (RFC 5545 sections 3.3.4 to 3.3.6). */
final class EventTimes {

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private EventTimes() {}

  /** A wall-clock time and its zone; midnight without a zone for a whole day. */
  record Moment(LocalDateTime local, @Nullable ZoneId zone) {

    /** The same moment as the clocks of another zone show it. */
    LocalDateTime in(@Nullable ZoneId other) {
      return zone == null || other == null || zone.equals(other)
          ? local
          : local.atZone(zone).withZoneSameInstant(other).toLocalDateTime();
    }
  }

  /**
   * @param floating zone of times that name none
   * @throws Unusable if it is not a time we can keep
   */
  static List<Moment> moments(VObjectProperty property, ZoneId floating) {
    List<Moment> moments = new ArrayList<>();
    for (String text : property.getValue().split(",", -1)) {
      moments.add(moment(text.strip(), property.getParameters().first("TZID"), floating));
    }
    return List.copyOf(moments);
  }

  private static Moment moment(String text, @Nullable String tzid, ZoneId floating) {
    try {
      if (text.indexOf('T') < 0) {
        return new Moment(LocalDate.parse(text, DATE).atStartOfDay(), null);
      }
      if (text.endsWith("Z")) {
        LocalDateTime utc = LocalDateTime.parse(text.substring(0, text.length() - 1), TIME);
        return new Moment(utc, ZoneId.of("UTC"));
      }
      ZoneId zone =
          tzid == null
              ? floating
              : FileZones.named(tzid)
                  .orElseThrow(() -> new Unusable("unknown-zone", "No zone has this TZID."));
      return new Moment(LocalDateTime.parse(text, TIME), zone);
    } catch (DateTimeException malformed) {
      throw new Unusable("time-malformed", "A date or time is malformed (RFC 5545 section 3.3).");
    }
  }

  /** RFC 5545 section 3.6.1: without an end a day lasts a day, and a time no time at all. */
  static EntrySpan span(
      Moment start,
      @Nullable VObjectProperty end,
      @Nullable VObjectProperty duration,
      ZoneId zone) {
    LocalDateTime until =
        end != null
            ? moments(end, zone).getFirst().in(start.zone())
            : duration != null ? plus(start, duration.getValue().strip()) : usualEnd(start);
    ZoneId own = start.zone();
    return own == null
        ? new EntrySpan.AllDay(start.local().toLocalDate(), until.toLocalDate())
        : new EntrySpan.Timed(start.local(), until, own);
  }

  private static LocalDateTime usualEnd(Moment start) {
    return start.zone() == null ? start.local().plusDays(1) : start.local();
  }

  /** Days are days on the wall; hours are hours in fact (RFC 5545 section 3.3.6). */
  private static LocalDateTime plus(Moment start, String text) {
    try {
      int time = text.indexOf('T');
      String days = time < 0 ? text : text.substring(0, time);
      Period period = days.equals("P") || days.equals("+P") ? Period.ZERO : Period.parse(days);
      Duration exact = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
      LocalDateTime later = start.local().plus(period);
      ZoneId zone = start.zone() == null ? ZoneOffset.UTC : start.zone();
      return later.atZone(zone).plus(exact).toLocalDateTime();
    } catch (DateTimeException | ArithmeticException malformed) {
      throw new Unusable("time-malformed", "A duration is malformed (RFC 5545 section 3.3.6).");
    }
  }
}
