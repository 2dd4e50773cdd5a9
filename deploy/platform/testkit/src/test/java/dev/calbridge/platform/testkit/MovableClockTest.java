package dev.calbridge.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {

  private final MovableClock clock = MovableClock.at("2030-01-07T12:00:00Z");

  @Test
  void timePassesOnlyWhenTold() {
    assertThat(clock.instant()).isEqualTo("2030-01-07T12:00:00Z").isEqualTo(clock.instant());
    clock.pass(Duration.ofMinutes(5));
    assertThat(clock.instant()).isEqualTo("2030-01-07T12:05:00Z");
    clock.jumpTo(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void theSameClockSeenFromAnotherZoneMovesAlong() {
    Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
    clock.pass(Duration.ofHours(1));
    assertThat(berlin.instant()).isEqualTo("2030-01-07T13:00:00Z");
    assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }
}
