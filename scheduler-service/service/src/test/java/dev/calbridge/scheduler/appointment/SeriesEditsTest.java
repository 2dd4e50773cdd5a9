package dev.calbridge.scheduler.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.recurrence.Spans;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.time.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesEditsTest {

  private static final UUID ID = new UUID(7, 7);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Interval TWO_YEARS =
      new Interval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"));
  private static final EntrySpan MONDAY =
      new EntrySpan.Timed(time("2026-11-23T09:00:00"), time("2026-11-23T10:00:00"), BERLIN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=WEEKLY                     |2026-12-14T09:00:00",
        "FREQ=WEEKLY;COUNT=20            |2026-12-14T09:00:00",
        "FREQ=WEEKLY;COUNT=20            |2027-04-05T09:00:00",
        "FREQ=WEEKLY;UNTIL=20270301T080000Z|2026-12-14T09:00:00",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE|2026-12-09T09:00:00",
        "FREQ=MONTHLY;BYDAY=4MO          |2027-02-22T09:00:00",
        "FREQ=DAILY;COUNT=400            |2027-03-28T09:00:00"
      })
  void bothPartsTogetherTakePlaceAsTheSeriesDid(String rule, String at) {
    Appointment series =
        series(
            MONDAY,
            new Recurrence(
                rule,
                List.of(time("2026-11-30T09:00:00"), time("2026-12-21T09:00:00")),
                List.of(time("2026-11-27T15:00:00"), time("2027-01-05T15:00:00")),
                List.of()));
    SeriesEdits.Split parts = split(series, time(at));
    assertThat(Stream.concat(starts(parts.before()).stream(), starts(parts.after()).stream()))
        .containsExactlyElementsOf(starts(series));
    assertThat(starts(parts.after())).first().isEqualTo(time(at));
    assertThat(parts.after().follows()).isEqualTo(ID);
  }

  @Test
  void wholeDaysAreCutAtTheDayBefore() {
    EntrySpan day =
        new EntrySpan.AllDay(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-24"));
    Appointment series = series(day, new Recurrence("FREQ=DAILY;COUNT=5", List.of()));
    SeriesEdits.Split parts = split(series, time("2026-11-25T00:00:00"));
    assertThat(starts(parts.before())).hasSize(2);
    assertThat(starts(parts.after())).hasSize(3);
  }

  @Test
  void beforeTheFirstOccurrenceThereIsNothing() {
    Appointment series = series(MONDAY, new Recurrence("FREQ=WEEKLY", List.of()));
    assertThat(split(series, time("2026-11-23T09:00:00")).before()).isNull();
  }

  @Test
  void anAddedDateIsNoPlaceToCut() {
    LocalDateTime added = time("2026-12-03T15:00:00");
    Appointment series =
        series(MONDAY, new Recurrence("FREQ=WEEKLY", List.of(), List.of(added), List.of()));
    assertThat(SeriesEdits.split(ID, series, added)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void changedOccurrencesGoWithTheirPart() {
    LocalDateTime early = time("2026-11-30T09:00:00");
    LocalDateTime late = time("2026-12-21T09:00:00");
    Appointment series = series(MONDAY, new Recurrence("FREQ=WEEKLY", List.of()));
    series = SeriesEdits.with(series, SeriesEdits.occurrence(series, early));
    series = SeriesEdits.with(series, SeriesEdits.occurrence(series, late));
    SeriesEdits.Split parts = split(series, time("2026-12-14T09:00:00"));
    assertThat(parts.before().changed())
        .extracting(ChangedOccurrence::occurrence)
        .containsExactly(early);
    assertThat(parts.after().changed())
        .extracting(ChangedOccurrence::occurrence)
        .containsExactly(late);
  }

  @Test
  void aMovedSeriesNamesItsOccurrencesAnew() {
    Appointment series =
        series(MONDAY, new Recurrence("FREQ=WEEKLY", List.of(time("2026-11-30T09:00:00"))));
    Appointment moved =
        series.withTimes(
            Spans.movedTo(time("2026-11-23T11:30:00"), MONDAY), series.recurrence(), List.of());
    assertThat(SeriesEdits.shifted(moved, time("2026-11-23T09:00:00")).recurrence().excluded())
        .containsExactly(time("2026-11-30T11:30:00"));
  }

  @Test
  void whatIsLeftOutIsLeftOutOnce() {
    LocalDateTime second = time("2026-11-30T09:00:00");
    Appointment series = series(MONDAY, new Recurrence("FREQ=WEEKLY", List.of()));
    Appointment without = SeriesEdits.without(SeriesEdits.without(series, second), second);
    assertThat(without.recurrence().excluded()).containsExactly(second);
    assertThat(AppointmentOccurrences.has(without, second)).isFalse();
  }

  private static SeriesEdits.Split split(Appointment series, LocalDateTime at) {
    return ((Outcome.Done<SeriesEdits.Split>) SeriesEdits.split(ID, series, at)).value();
  }

  private static List<LocalDateTime> starts(Appointment series) {
    return AppointmentOccurrences.within(series, TWO_YEARS, BERLIN, 3000).items().stream()
        .map(one -> Spans.start(one.span()))
        .toList();
  }

  private static Appointment series(EntrySpan span, Recurrence recurrence) {
    return new Appointment(
        ID,
        null,
        null,
        null,
        null,
        null,
        "",
        null,
        null,
        false,
        false,
        false,
        span,
        recurrence,
        List.of(),
        List.of());
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text);
  }
}
