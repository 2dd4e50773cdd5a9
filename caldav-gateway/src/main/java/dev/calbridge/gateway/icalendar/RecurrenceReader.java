package dev.calbridge.gateway.icalendar;

import dev.calbridge.recurrence.Rule;
import dev.calbridge.recurrence.UnusableRule;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How a VEVENT repeats. What a {@link Recurrence} cannot hold is refused whole. */
final class RecurrenceReader {

  private static final int MAX_DATES = 1_000;

  private final SpanReader spans;

  RecurrenceReader(SpanReader spans) {
    this.spans = spans;
  }

  /**
   * @param overrides changed occurrences, in order
   * @return null if it takes place once
   */
  @Nullable Recurrence read(Component event, EntrySpan span, List<EntryOverride> overrides)
      throws UnreadableCalendar {
    List<ContentLine> rules = event.all("RRULE").toList();
    if (event.first("EXRULE").isPresent()) {
      throw UnreadableCalendar.object("A series with EXRULE cannot be kept here");
    }
    if (rules.size() > 1) {
      throw UnreadableCalendar.object("A series with more than one RRULE cannot be kept here");
    }
    List<LocalDateTime> added = dates(event, "RDATE", span);
    if (rules.isEmpty() && added.isEmpty()) {
      if (!overrides.isEmpty()) {
        throw UnreadableCalendar.object("An event that does not repeat has changed occurrences");
      }
      return null;
    }
    try {
      String rule =
          rules.isEmpty()
              ? Recurrence.LISTED_DATES_ONLY
              : Rule.normalised(rules.getFirst().value(), span);
      return new Recurrence(rule, dates(event, "EXDATE", span), added, overrides);
    } catch (UnusableRule e) {
      throw UnreadableCalendar.object(e.explanation());
    }
  }

  /**
   * Which occurrence an override stands for.
   *
   * @param span of the series
   */
  LocalDateTime occurrence(Component override, EntrySpan span) throws UnreadableCalendar {
    for (String wrong : List.of("RRULE", "RDATE", "EXDATE", "EXRULE")) {
      if (override.first(wrong).isPresent()) {
        throw UnreadableCalendar.object("A changed occurrence cannot have " + wrong);
      }
    }
    List<ContentLine> ids = override.all("RECURRENCE-ID").toList();
    ContentLine id = ids.getFirst();
    if (ids.size() > 1 || id.parameter("RANGE").isPresent()) {
      throw UnreadableCalendar.object(
          "A change to this and all following occurrences (RANGE) cannot be kept here:"
              + " end the series and begin another");
    }
    return start(spans.moment(id), span);
  }

  private List<LocalDateTime> dates(Component event, String property, EntrySpan span)
      throws UnreadableCalendar {
    SortedSet<LocalDateTime> dates = new TreeSet<>();
    for (ContentLine line : event.all(property).toList()) {
      for (String value : line.value().split(",", -1)) {
        if (!value.isBlank()) {
          dates.add(start(spans.moment(line, periodStart(value, line, span)), span));
        }
      }
    }
    if (dates.size() > MAX_DATES) {
      throw UnreadableCalendar.tooMany("The series has more than " + MAX_DATES + " " + property);
    }
    return new ArrayList<>(dates);
  }

  /** Start of a PERIOD, which must be as long as the first occurrence; a date as it is. */
  private String periodStart(String value, ContentLine line, EntrySpan span)
      throws UnreadableCalendar {
    int slash = value.indexOf('/');
    if (slash < 0) {
      return value;
    }
    if (!spans.isAsLongAs(span, line, value.substring(0, slash), value.substring(slash + 1))) {
      throw UnreadableCalendar.object(
          "An added occurrence (RDATE) that is longer or shorter cannot be kept here");
    }
    return value.substring(0, slash);
  }

  private static LocalDateTime start(Moment moment, EntrySpan span) {
    return switch (span) {
      case EntrySpan.AllDay _ -> day(moment).atStartOfDay();
      case EntrySpan.Timed timed ->
          switch (moment) {
            // A day means the occurrence of that day.
            case Moment.Day(LocalDate date) -> date.atTime(timed.start().toLocalTime());
            case Moment.Local(LocalDateTime time, ZoneId zone) ->
                zone.equals(timed.zone()) ? time : at(time.atZone(zone).toInstant(), timed.zone());
            case Moment.Utc(Instant instant) -> at(instant, timed.zone());
          };
    };
  }

  private static LocalDateTime at(Instant instant, ZoneId zone) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  private static LocalDate day(Moment moment) {
    return switch (moment) {
      case Moment.Day(LocalDate date) -> date;
      case Moment.Local(LocalDateTime time, ZoneId _) -> time.toLocalDate();
      // Midnight in some zone, written in UTC: the nearest midnight is the day that was meant.
      case Moment.Utc(Instant instant) ->
          LocalDateTime.ofInstant(instant, SpanReader.UTC).toLocalTime().isBefore(LocalTime.NOON)
              ? LocalDate.ofInstant(instant, SpanReader.UTC)
              : LocalDate.ofInstant(instant, SpanReader.UTC).plusDays(1);
    };
  }
}
