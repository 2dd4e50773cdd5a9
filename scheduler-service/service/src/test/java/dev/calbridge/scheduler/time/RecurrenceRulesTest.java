package dev.calbridge.scheduler.time;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceRulesTest {

  private static final EntrySpan MORNING =
      new EntrySpan.Timed(
          LocalDateTime.parse("2026-11-23T09:00:00"),
          LocalDateTime.parse("2026-11-23T10:00:00"),
          ZoneId.of("Europe/Berlin"));
  private static final EntrySpan DAY =
      new EntrySpan.AllDay(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-24"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,WE",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=10",
        "FREQ=YEARLY;UNTIL=20301231T225959Z",
        "FREQ=DAILY;UNTIL=20261231",
        "FREQ=HOURLY;INTERVAL=4;COUNT=3"
      })
  void ordinaryRulesAreTaken(String rule) {
    assertThat(broken(rule, MORNING)).isEmpty();
    assertThat(broken(rule, DAY)).isEmpty();
    assertThat(Reach.of(MORNING, new Recurrence(rule, List.of())).from())
        .isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(Reach.of(DAY, new Recurrence(rule, List.of()))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recurrence-invalid|DAILY",
        "recurrence-invalid|FREQ=SOMETIMES",
        "recurrence-invalid|FREQ=DAILY;COUNT=x",
        "recurrence-invalid|FREQ=DAILY;INTERVAL=0",
        "recurrence-invalid|' '",
        "recurrence-too-frequent|FREQ=MINUTELY",
        "recurrence-too-frequent|FREQ=SECONDLY;COUNT=2",
        "recurrence-too-frequent|FREQ=HOURLY;BYSECOND=0,30",
        "recurrence-too-frequent|FREQ=DAILY;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12",
        "too-many-occurrences|FREQ=DAILY;COUNT=4001",
        "interval-too-large|FREQ=DAILY;INTERVAL=10001",
        "time-out-of-range|FREQ=DAILY;UNTIL=99991231T000000Z"
      })
  void othersAreRefused(String code, String rule) {
    assertThat(broken(rule, MORNING)).map(BrokenRule::code).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;INTERVAL=10000;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=10000;BYMONTH=2;BYMONTHDAY=30;COUNT=4000",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;COUNT=4000",
        "FREQ=YEARLY;BYYEARDAY=366;COUNT=4000"
      })
  void noRuleTakesLong(String rule) {
    assertTimeoutPreemptively(
        ofSeconds(5),
        () -> {
          if (broken(rule, MORNING).isEmpty()) {
            assertThat(Reach.of(MORNING, new Recurrence(rule, List.of()))).isNotNull();
          }
        });
  }

  @Test
  void theReachEndsAfterTheLastOccurrence() {
    assertThat(Reach.of(MORNING, null))
        .isEqualTo(
            new Reach(
                Instant.parse("2026-11-23T08:00:00Z"), Instant.parse("2026-11-23T09:00:00Z")));
    assertThat(Reach.of(MORNING, new Recurrence("FREQ=WEEKLY", List.of())).until()).isNull();
    assertThat(Reach.of(MORNING, new Recurrence("FREQ=WEEKLY;COUNT=3", List.of())).until())
        .isEqualTo(Instant.parse("2026-12-08T09:00:00Z"));
    assertThat(
            Reach.of(MORNING, new Recurrence("FREQ=WEEKLY;UNTIL=20261207T080000Z", List.of()))
                .until())
        .isEqualTo(Instant.parse("2026-12-08T09:00:00Z"));
    assertThat(Reach.of(DAY, null))
        .isEqualTo(
            new Reach(
                Instant.parse("2026-11-22T10:00:00Z"), Instant.parse("2026-11-24T12:00:00Z")));
  }

  private static Optional<BrokenRule> broken(String rule, EntrySpan span) {
    return RecurrenceRules.broken(new Recurrence(rule, List.of()), span);
  }
}
