package dev.calbridge.gateway.icalendar;

import dev.calbridge.recurrence.Rule;
import dev.calbridge.recurrence.UnusableRule;
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

/** RRULE and EXDATE of a VEVENT. What a {@link Recurrence} cannot hold is refused whole. */
final class RecurrenceReader {

  private static final int MAX_EXCLUDED = 1_000;

  private final SpanReader spans;

  RecurrenceReader(SpanReader spans) {
    this.spans = spans;
  }

  @Nullable Recurrence read(Component event, EntrySpan span) throws UnreadableCalendar {
    List<ContentLine> rules = event.all("RRULE").toList();
    if (event.first("RDATE").isPresent() || event.first("EXRULE").isPresent()) {
      throw UnreadableCalendar.object("A series with RDATE or EXRULE cannot be kept here yet");
    }
    if (rules.size() > 1) {
      throw UnreadableCalendar.object("A series with more than one RRULE cannot be kept here");
    }
    if (rules.isEmpty()) {
      return null;
    }
    try {
      String rule = Rule.normalised(rules.getFirst().value(), span);
      return new Recurrence(rule, excluded(event, span));
    } catch (UnusableRule e) {
      throw UnreadableCalendar.object(e.explanation());
    }
  }

  private List<LocalDateTime> excluded(Component event, EntrySpan span) throws UnreadableCalendar {
    SortedSet<LocalDateTime> excluded = new TreeSet<>();
    for (ContentLine line : event.all("EXDATE").toList()) {
      for (String value : line.value().split(",", -1)) {
        excluded.add(start(spans.moment(line, value), span));
      }
    }
    if (excluded.size() > MAX_EXCLUDED) {
      throw UnreadableCalendar.tooLarge("The series has more than " + MAX_EXCLUDED + " EXDATEs");
    }
    return new ArrayList<>(excluded);
  }

  private static LocalDateTime start(Moment moment, EntrySpan span) {
    return switch (span) {
      case EntrySpan.AllDay _ -> day(moment).atStartOfDay();
      case EntrySpan.Timed timed ->
          switch (moment) {
            // A day excludes the occurrence of that day.
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
