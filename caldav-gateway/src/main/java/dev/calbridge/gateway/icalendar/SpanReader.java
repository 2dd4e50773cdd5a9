package dev.calbridge.gateway.icalendar;

import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Start and end of a VEVENT as an {@link EntrySpan}. */
final class SpanReader {

  static final ZoneId UTC = ZoneId.of("UTC");

  private final Zones zones;
  private final ZoneId calendarZone;

  SpanReader(Zones zones, ZoneId calendarZone) {
    this.zones = zones;
    this.calendarZone = calendarZone;
  }

  EntrySpan read(Component event) throws UnreadableCalendar {
    ContentLine startLine =
        event
            .first("DTSTART")
            .orElseThrow(() -> UnreadableCalendar.data("The event has no DTSTART"));
    Moment start = moment(startLine);
    Optional<ContentLine> end = event.first("DTEND");
    Optional<ContentLine> duration = event.first("DURATION");
    if (end.isPresent() && duration.isPresent()) {
      throw UnreadableCalendar.data("The event has both DTEND and DURATION");
    }
    NominalDuration length =
        duration.isPresent() ? NominalDuration.parse(duration.get().value()) : null;
    Moment endMoment = end.isPresent() ? moment(end.get()) : null;
    return switch (start) {
      case Moment.Day(LocalDate first) -> {
        LocalDate behind =
            endMoment == null
                ? first.plusDays(length == null ? 1 : wholeDays(length))
                : dayOf(endMoment);
        yield allDay(first, behind);
      }
      case Moment.Local(LocalDateTime time, ZoneId zone) -> {
        Instant behind = end(endMoment, length, time, zone);
        yield timed(time, zone, behind);
      }
      case Moment.Utc(Instant instant) -> {
        // A series given in UTC repeats in UTC; moved to a zone it would shift with summer time.
        boolean series = event.first("RRULE").isPresent() || event.first("RDATE").isPresent();
        ZoneId zone = series ? UTC : calendarZone;
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        Instant behind = end(endMoment, length, LocalDateTime.ofInstant(instant, UTC), UTC);
        yield says(local, zone, instant)
            ? timed(local, zone, behind)
            : timed(LocalDateTime.ofInstant(instant, UTC), UTC, behind);
      }
    };
  }

  Moment moment(ContentLine line) throws UnreadableCalendar {
    return Moment.parse(line, line.value(), zones, calendarZone);
  }

  Moment moment(ContentLine line, String value) throws UnreadableCalendar {
    return Moment.parse(line, value, zones, calendarZone);
  }

  /**
   * Whether a PERIOD (RFC 5545 section 3.3.9) is as long as the span.
   *
   * @param end a date with time, or a duration
   */
  boolean isAsLongAs(EntrySpan span, ContentLine line, String start, String end)
      throws UnreadableCalendar {
    if (!(span instanceof EntrySpan.Timed timed)) {
      return false;
    }
    Instant from = instant(moment(line, start));
    NominalDuration length = end.startsWith("P") ? NominalDuration.parse(end) : null;
    Instant to =
        length == null
            ? instant(moment(line, end))
            : from.plus(length.time()).plusSeconds(86_400L * length.days());
    return Duration.between(from, to).equals(Duration.between(timed.start(), timed.end()));
  }

  private Instant instant(Moment moment) {
    return switch (moment) {
      case Moment.Day(LocalDate date) -> date.atStartOfDay(calendarZone).toInstant();
      case Moment.Local local -> local.instant();
      case Moment.Utc(Instant instant) -> instant;
    };
  }

  private static Instant end(
      @org.jspecify.annotations.Nullable Moment end,
      @org.jspecify.annotations.Nullable NominalDuration length,
      LocalDateTime start,
      ZoneId zone)
      throws UnreadableCalendar {
    if (end == null) {
      if (length == null) {
        throw UnreadableCalendar.object("The event has no length: DTEND or DURATION is needed");
      }
      return start.plusDays(length.days()).atZone(zone).toInstant().plus(length.time());
    }
    return switch (end) {
      case Moment.Day _ ->
          throw UnreadableCalendar.data("DTSTART has a time of day, but DTEND has none");
      case Moment.Local local -> local.instant();
      case Moment.Utc utc -> utc.instant();
    };
  }

  private static EntrySpan timed(LocalDateTime start, ZoneId zone, Instant end)
      throws UnreadableCalendar {
    Instant from = start.atZone(zone).toInstant();
    if (!end.isAfter(from)) {
      throw UnreadableCalendar.object("The event does not end after its start");
    }
    LocalDateTime localEnd = LocalDateTime.ofInstant(end, zone);
    if (says(localEnd, zone, end)) {
      return new EntrySpan.Timed(start, localEnd, zone);
    }
    return new EntrySpan.Timed(
        LocalDateTime.ofInstant(from, ZoneOffset.UTC),
        LocalDateTime.ofInstant(end, ZoneOffset.UTC),
        UTC);
  }

  private static EntrySpan allDay(LocalDate first, LocalDate behind) throws UnreadableCalendar {
    // Some programs give the last day as the end: a day is at least a day.
    LocalDate end = behind.equals(first) ? first.plusDays(1) : behind;
    if (end.isBefore(first)) {
      throw UnreadableCalendar.object("The event does not end after its start");
    }
    return new EntrySpan.AllDay(first, end);
  }

  /** Whether the wall-clock time, read as RFC 5545 reads it, means that instant. */
  private static boolean says(LocalDateTime local, ZoneId zone, Instant instant) {
    return local.atZone(zone).toInstant().equals(instant);
  }

  private static int wholeDays(NominalDuration length) throws UnreadableCalendar {
    if (!length.time().isZero()) {
      throw UnreadableCalendar.data("DTSTART is a day, but DURATION has a time");
    }
    return length.days();
  }

  private LocalDate dayOf(Moment end) throws UnreadableCalendar {
    if (end instanceof Moment.Day(LocalDate date)) {
      return date;
    }
    throw UnreadableCalendar.data("DTSTART is a day, but DTEND has a time");
  }
}
