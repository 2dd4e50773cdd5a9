package dev.calbridge.google.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.platform.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private final MovableClock machine = new MovableClock(NOON.plus(Duration.ofMinutes(9)));
  private final AtomicLong nanos = new AtomicLong(77);
  private final DatabaseClock clock = new DatabaseClock(machine, nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void untilTheDatabaseIsAskedTheMachinesClockHasToDo() {
    assertThat(clock.instant()).isEqualTo(machine.instant());
  }

  @Test
  void thenTheDatabasesTimeCountsHoweverTheMachinesClockJumps() {
    long asked = clock.nanos();
    pass(Duration.ofMillis(40));
    clock.measured(asked, NOON);
    assertThat(clock.instant()).as("half-way").isEqualTo(NOON.plusMillis(20));
    machine.jumpTo(NOON.minus(Duration.ofDays(1)));
    pass(Duration.ofSeconds(3));
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(3_020));
  }

  @Test
  void aSlowAnswerIsPassedOverOnceThereWasAnyAnswer() {
    clock.measured(clock.nanos(), NOON);
    long asked = clock.nanos();
    pass(Duration.ofSeconds(10));
    clock.measured(asked, NOON);
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
  }
}
