package dev.calbridge.google.emulator.event;

import dev.calbridge.google.emulator.error.Errors;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Spliterators;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.InstanceIterator;
import org.dmfs.rfc5545.RecurrenceSet;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recurrenceset.Difference;
import org.dmfs.rfc5545.recurrenceset.Merged;
import org.dmfs.rfc5545.recurrenceset.OfList;
import org.dmfs.rfc5545.recurrenceset.OfRuleAndFirst;

/** The occurrences of a recurring event (RFC 5545, section 3.8.5), without its exceptions. */
public final class Series {
  private final EventBody master;

  private Series(EventBody master) {
    this.master = master;
  }

  public static Series of(EventBody master) {
    return new Series(master);
  }

  /**
   * Refuses rules that cannot be read or never match.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 400
   */
  void check() {
    try {
      if (!set().iterator().hasNext()) {
        throw Errors.invalid("Invalid recurrence rule.");
      }
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException | DateTimeException e) {
      throw Errors.invalid("Invalid recurrence rule.");
    }
  }

  /** Original starts in order, from the first that ends after the given instant; may be endless. */
  public Stream<EventTime> occurrencesEndingAfter(Instant instant, ZoneId calendarZone) {
    InstanceIterator dates;
    try {
      dates = set().iterator();
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalStateException("the series was checked when it was written", e);
    }
    // A day earlier than needed, so that no daylight saving rule can make it too late.
    Instant early = instant.minus(length()).minus(1, ChronoUnit.DAYS);
    if (early.isAfter(master.start().instant(calendarZone))) {
      dates.fastForward(
          switch (master.start()) {
            case EventTime.Timed timed -> dateTime(early, timed.zone());
            case EventTime.AllDay _ -> day(early.atZone(calendarZone).toLocalDate());
          });
    }
    Iterator<DateTime> plain = dates;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(plain, 0), false)
        .map(this::time)
        .distinct()
        .dropWhile(start -> !endOf(start).instant(calendarZone).isAfter(instant));
  }

  /** Whether the series puts an instance exactly there. */
  public boolean contains(EventTime originalStart, ZoneId calendarZone) {
    Instant wanted = originalStart.instant(calendarZone);
    return occurrencesEndingAfter(wanted, calendarZone)
        .takeWhile(start -> !start.instant(calendarZone).isAfter(wanted))
        .anyMatch(start -> start.instanceSuffix().equals(originalStart.instanceSuffix()));
  }

  /** The body of the instance that starts there, as long as the master is. */
  public EventBody instance(EventTime start) {
    return new EventBody(start, endOf(start), List.of(), master.details());
  }

  private EventTime endOf(EventTime start) {
    return switch (start) {
      case EventTime.Timed timed -> {
        ZoneId zone = master.end() instanceof EventTime.Timed end ? end.zone() : timed.zone();
        yield new EventTime.Timed(timed.instant().plus(length()), zone);
      }
      case EventTime.AllDay(LocalDate date) ->
          new EventTime.AllDay(date.plusDays(length().toDays()));
    };
  }

  private Duration length() {
    ZoneId utc = ZoneId.of("UTC");
    return Duration.between(master.start().instant(utc), master.end().instant(utc));
  }

  private RecurrenceSet set() throws InvalidRecurrenceRuleException {
    DateTime start = first();
    List<RecurrenceSet> included = new ArrayList<>();
    List<RecurrenceSet> excluded = new ArrayList<>();
    for (String line : master.recurrence()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("no colon");
      }
      String head = line.substring(0, colon).toUpperCase(Locale.ROOT);
      String value = line.substring(colon + 1);
      switch (head.replaceFirst(";.*", "")) {
        case "RRULE" -> included.add(new OfRuleAndFirst(rule(value), start));
        case "RDATE" -> included.add(dates(line.substring(0, colon), value));
        case "EXDATE" -> excluded.add(dates(line.substring(0, colon), value));
        default -> throw new IllegalArgumentException("neither RRULE nor RDATE nor EXDATE");
      }
    }
    if (included.isEmpty()) {
      throw new IllegalArgumentException("nothing recurs");
    }
    // DTSTART is an instance in any case; the rules bring it along, a mere list does not.
    included.add(new OfList(start));
    RecurrenceSet all = new Merged(included);
    return excluded.isEmpty() ? all : new Difference(all, new Merged(excluded));
  }

  private static RecurrenceRule rule(String value) throws InvalidRecurrenceRuleException {
    return new RecurrenceRule(value, RecurrenceRule.RfcMode.RFC5545_STRICT);
  }

  private RecurrenceSet dates(String head, String value) {
    TimeZone zone =
        TimeZone.getTimeZone(
            head.toUpperCase(Locale.ROOT).contains(";TZID=")
                ? EventTimes.zone(head.replaceFirst("(?i).*;TZID=([^;]+).*", "$1"), "start")
                : zoneOfSeries());
    List<DateTime> parsed = new ArrayList<>();
    for (String date : value.split(",", -1)) {
      parsed.add(DateTime.parse(zone, date));
    }
    return new OfList(parsed);
  }

  private ZoneId zoneOfSeries() {
    return master.start() instanceof EventTime.Timed timed ? timed.zone() : ZoneId.of("UTC");
  }

  private DateTime first() {
    return switch (master.start()) {
      case EventTime.AllDay(LocalDate date) -> day(date);
      case EventTime.Timed timed -> dateTime(timed.instant(), timed.zone());
    };
  }

  private EventTime time(DateTime date) {
    return switch (master.start()) {
      case EventTime.AllDay _ ->
          new EventTime.AllDay(
              LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDayOfMonth()));
      case EventTime.Timed timed ->
          new EventTime.Timed(Instant.ofEpochMilli(date.getTimestamp()), timed.zone());
    };
  }

  private static DateTime day(LocalDate date) {
    return new DateTime(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
  }

  private static DateTime dateTime(Instant instant, ZoneId zone) {
    return new DateTime(TimeZone.getTimeZone(zone), instant.toEpochMilli());
  }
}
