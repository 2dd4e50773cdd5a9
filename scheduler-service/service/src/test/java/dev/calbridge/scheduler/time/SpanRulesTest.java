package dev.calbridge.scheduler.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanRulesTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-11-23T09:00:00, 2026-11-23T09:00:01, Europe/Berlin, -",
        "2026-11-23T23:00:00, 2026-11-24T01:00:00, UTC, -",
        "1970-01-01T00:00:00, 1970-01-01T01:00:00, America/New_York, -",
        "2026-11-23T09:00:00, 2026-11-23T09:00:00, Europe/Berlin, end-not-after-start",
        "2026-11-23T09:00:00, 2026-11-23T08:00:00, Europe/Berlin, end-not-after-start",
        // 02:30 does not exist that night and counts as 03:30, which is after 03:00.
        "2026-03-29T02:30:00, 2026-03-29T03:00:00, Europe/Berlin, end-not-after-start",
        "2026-03-29T02:30:00, 2026-03-29T04:00:00, Europe/Berlin, -",
        "2026-11-23T09:00:00.5, 2026-11-23T10:00:00, Europe/Berlin, span-fraction",
        "2026-11-23T09:00:00, 2026-11-23T10:00:00, +02:00, unknown-zone",
        "2026-11-23T09:00:00, 2026-11-23T10:00:00, Z, unknown-zone",
        "9999-11-23T09:00:00, 9999-11-23T10:00:00, UTC, time-out-of-range",
        "1969-12-31T09:00:00, 1969-12-31T10:00:00, UTC, time-out-of-range",
        "2026-01-01T00:00:00, 2027-01-03T00:00:00, UTC, span-too-long",
        "-, 2026-11-23T10:00:00, UTC, span-incomplete",
        "2026-11-23T09:00:00, 2026-11-23T10:00:00, -, span-incomplete"
      })
  void timedSpans(LocalDateTime start, LocalDateTime end, String zone, String code) {
    EntrySpan span = new EntrySpan.Timed(start, end, zone == null ? null : ZoneId.of(zone));
    assertThat(SpanRules.broken(span).map(BrokenRule::code).orElse(null)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-11-23, 2026-11-24, -",
        "2026-11-23, 2026-11-23, end-not-after-start",
        "2026-01-01, 2028-01-01, span-too-long",
        "2201-01-01, 2201-01-02, time-out-of-range",
        "-, 2026-11-24, span-incomplete"
      })
  void wholeDays(LocalDate start, LocalDate end, String code) {
    assertThat(
            SpanRules.broken(new EntrySpan.AllDay(start, end)).map(BrokenRule::code).orElse(null))
        .isEqualTo(code);
  }

  @Test
  void aMissingSpanIsBroken() {
    assertThat(SpanRules.broken(null)).isPresent();
  }
}
