package dev.calbridge.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final EntrySpan NINE_TO_TEN =
      new EntrySpan.Timed(
          LocalDateTime.of(2026, 3, 23, 9, 0), LocalDateTime.of(2026, 3, 23, 10, 0), BERLIN);

  /** The table of windows over a series at nine in Berlin, from Monday 23 March 2026. */
  @ParameterizedTest(name = "{0} in {1}/{2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          FREQ=WEEKLY, 2026-03-23T08:00:00Z, 2026-03-23T09:00:00Z, true
          FREQ=WEEKLY, 2026-03-30T07:00:00Z, 2026-03-30T07:30:00Z, true
          FREQ=WEEKLY, 2026-03-30T08:00:00Z, 2026-03-30T09:00:00Z, false
          FREQ=WEEKLY, 2026-03-24T00:00:00Z, 2026-03-30T07:00:00Z, false
          FREQ=WEEKLY, -, 2026-03-23T08:00:00Z, false
          FREQ=WEEKLY, -, 2026-03-23T08:00:01Z, true
          FREQ=WEEKLY, 2060-01-01T00:00:00Z, -, true
          FREQ=WEEKLY;COUNT=2, 2026-03-30T08:00:00Z, -, false
          FREQ=WEEKLY;COUNT=2, 2026-03-30T07:59:59Z, -, true
          FREQ=WEEKLY;UNTIL=20260330T070000Z, 2026-03-30T07:30:00Z, -, true
          FREQ=WEEKLY;UNTIL=20260330T065959Z, 2026-03-24T00:00:00Z, -, false
          FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29, 2026-04-01T00:00:00Z, 2028-02-28T00:00:00Z, false
          FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29, 2028-02-29T00:00:00Z, 2028-03-01T00:00:00Z, true
          """)
  void aSeriesKeepsItsHourOverSummerTime(
      String rule, Instant start, Instant end, boolean expected) {
    assertThat(
            Occurrences.overlap(
                NINE_TO_TEN, new Recurrence(rule, List.of()), new TimeWindow(start, end), BERLIN))
        .isEqualTo(expected);
  }

  @Test
  void anExcludedOccurrenceIsNotThere() {
    Recurrence recurrence =
        new Recurrence("FREQ=WEEKLY", List.of(LocalDateTime.of(2026, 3, 30, 9, 0)));

    assertThat(
            Occurrences.overlap(
                NINE_TO_TEN,
                recurrence,
                new TimeWindow(
                    Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-31T00:00:00Z")),
                BERLIN))
        .isFalse();
  }

  @Test
  void aTimeInTheGapCountsWithTheOffsetBefore() {
    EntrySpan gap =
        new EntrySpan.Timed(
            LocalDateTime.of(2026, 3, 28, 2, 30), LocalDateTime.of(2026, 3, 28, 2, 45), BERLIN);

    assertThat(
            Occurrences.overlap(
                gap,
                new Recurrence("FREQ=DAILY", List.of()),
                new TimeWindow(
                    Instant.parse("2026-03-29T01:30:00Z"), Instant.parse("2026-03-29T01:31:00Z")),
                BERLIN))
        .isTrue();
  }

  @Test
  void wholeDaysBeginInTheCalendarsZone() {
    EntrySpan day = new EntrySpan.AllDay(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 2));
    TimeWindow lateEvening =
        new TimeWindow(
            Instant.parse("2026-06-30T22:00:00Z"), Instant.parse("2026-06-30T22:00:01Z"));

    assertThat(Occurrences.overlap(day, null, lateEvening, BERLIN)).isTrue();
    assertThat(Occurrences.overlap(day, null, lateEvening, ZoneId.of("UTC"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;BYMONTH=1;BYMONTHDAY=1;BYHOUR=3",
        "FREQ=DAILY;INTERVAL=99999",
        "FREQ=DAILY;COUNT=999999999",
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6"
      })
  void everyQuestionIsAnsweredInBoundedTime(String rule) {
    Recurrence recurrence = new Recurrence(rule, List.of());
    TimeWindow farAway = new TimeWindow(Instant.parse("2900-01-01T00:00:00Z"), null);

    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          Occurrences.overlap(NINE_TO_TEN, recurrence, farAway, BERLIN);
          Occurrences.lastEnd(NINE_TO_TEN, recurrence, BERLIN);
        });
  }

  @Test
  void theLastEndOfACountedSeriesIsKnownAndOfAnEndlessOneNot() {
    assertThat(
            Occurrences.lastEnd(
                NINE_TO_TEN, new Recurrence("FREQ=DAILY;COUNT=8", List.of()), BERLIN))
        .hasValue(Instant.parse("2026-03-30T08:00:00Z"));
    assertThat(Occurrences.lastEnd(NINE_TO_TEN, new Recurrence("FREQ=DAILY", List.of()), BERLIN))
        .isEmpty();
  }
}
