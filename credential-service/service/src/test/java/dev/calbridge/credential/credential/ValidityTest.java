package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    // clocks go forward on 2026-03-29 and back on 2026-10-25
    "2026-03-28, 2026-03-29, 2026-03-27T22:59:59.999999Z, false",
    "2026-03-28, 2026-03-29, 2026-03-27T23:00:00Z, true",
    "2026-03-28, 2026-03-29, 2026-03-29T21:59:59.999999Z, true",
    "2026-03-28, 2026-03-29, 2026-03-29T22:00:00Z, false",
    "2026-10-25, 2026-10-25, 2026-10-24T21:59:59Z, false",
    "2026-10-25, 2026-10-25, 2026-10-24T22:00:00Z, true",
    "2026-10-25, 2026-10-25, 2026-10-25T22:59:59Z, true",
    "2026-10-25, 2026-10-25, 2026-10-25T23:00:00Z, false"
  })
  void bothDaysAreIncludedAsTheyAreInTheZone(
      LocalDate from, LocalDate until, Instant moment, boolean covered) {
    assertThat(new Validity(from, until, BERLIN).covers(moment)).isEqualTo(covered);
  }

  @Test
  void aDayMayBeginAfterMidnight() {
    // Cairo's clocks go from 0:00 to 1:00
    Validity validity = new Validity(LocalDate.of(2026, 4, 24), null, ZoneId.of("Africa/Cairo"));
    assertThat(validity.start()).isEqualTo(Instant.parse("2026-04-23T22:00:00Z"));
  }

  @Test
  void anOpenEndIsOpen() {
    assertThat(Validity.ALWAYS.covers(Instant.EPOCH)).isTrue();
    Validity since = new Validity(LocalDate.of(2026, 1, 1), null, BERLIN);
    assertThat(since.end()).isNull();
    assertThat(since.covers(Instant.parse("2199-01-01T00:00:00Z"))).isTrue();
    Validity until = new Validity(null, LocalDate.of(2026, 1, 1), BERLIN);
    assertThat(until.start()).isNull();
    assertThat(until.covers(Instant.EPOCH)).isTrue();
  }

  @Test
  void daysNeedAZoneAndAnOrder() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    assertThat(Validity.of(day, null, null)).isEqualTo(Outcome.refused(Refusal.VALIDITY_ZONE));
    assertThat(Validity.of(null, day, null)).isEqualTo(Outcome.refused(Refusal.VALIDITY_ZONE));
    assertThat(Validity.of(day, day.minusDays(1), BERLIN))
        .isEqualTo(Outcome.refused(Refusal.VALIDITY_ORDER));
    assertThatThrownBy(() -> new Validity(day, day.minusDays(1), BERLIN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
