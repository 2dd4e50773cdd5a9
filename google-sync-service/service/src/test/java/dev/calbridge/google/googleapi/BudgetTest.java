package dev.calbridge.google.googleapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.link.Urgency;
import dev.calbridge.platform.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final UUID ANNA = new UUID(1, 1);
  private static final UUID BEN = new UUID(1, 2);

  private final MovableClock clock = MovableClock.at("2030-01-01T12:00:00Z");

  @Test
  void anAccountWaitsWhenItsMinuteIsUsedUpAndOthersDoNot() {
    Budget budget = new Budget(new Budget.Limits(60, 6_000, 10_000), clock);
    for (int i = 0; i < 20; i++) {
      assertThat(budget.take("a", ANNA)).isZero();
    }
    assertThat(budget.take("a", ANNA)).isEqualTo(Duration.ofMillis(1_500));
    assertThat(budget.take("a", BEN)).isZero();
    clock.pass(Duration.ofMillis(1_500));
    assertThat(budget.take("a", ANNA)).isZero();
    assertThat(budget.take("a", ANNA)).isPositive();
  }

  @Test
  void whatNobodyWaitsForLeavesHalfToChanges() {
    Budget budget = new Budget(new Budget.Limits(60, 6_000, 10_000), clock);
    int backfill = 0;
    while (budget.take("a", ANNA, Urgency.BACKFILL).isZero()) {
      backfill++;
    }
    assertThat(backfill).isEqualTo(11);
    for (int i = 0; i < 9; i++) {
      assertThat(budget.take("a", ANNA, Urgency.CHANGE)).isZero();
    }
    assertThat(budget.take("a", ANNA, Urgency.CHANGE)).isPositive();
    clock.pass(Duration.ofSeconds(6));
    assertThat(budget.take("a", ANNA, Urgency.BACKFILL)).isPositive();
    assertThat(budget.take("a", ANNA, Urgency.CHANGE)).isZero();
  }

  @Test
  void inAMinuteNoMoreGoesOutThanTheLimit() {
    Budget budget = new Budget(new Budget.Limits(600, 600, 100_000), clock);
    int sent = 0;
    for (int tick = 0; tick < 60_000; tick += 10) {
      if (budget.take("a", ANNA).isZero()) {
        sent++;
      }
      clock.pass(Duration.ofMillis(10));
    }
    assertThat(sent).isBetween(595, 600);
  }

  @Test
  void twoReplicasTogetherStayBelowTheLimit() {
    Budget one = new Budget(new Budget.Limits(600, 600, 100_000), clock);
    Budget other = new Budget(new Budget.Limits(600, 600, 100_000), clock);
    one.shareAmong(2);
    other.shareAmong(2);
    int sent = 0;
    for (int tick = 0; tick < 60_000; tick += 10) {
      for (Budget budget : List.of(one, other)) {
        if (budget.take("a", ANNA).isZero()) {
          sent++;
        }
      }
      clock.pass(Duration.ofMillis(10));
    }
    assertThat(sent).isBetween(590, 600);
  }

  @Test
  void aReplicaThatIsJoinedGivesUpItsPartAtOnceAndGetsItBack() {
    Budget budget = new Budget(new Budget.Limits(60, 6_000, 100), clock);
    budget.shareAmong(2);
    for (int i = 0; i < 10; i++) {
      assertThat(budget.take("a", ANNA)).isZero();
    }
    assertThat(budget.take("a", ANNA)).as("half as fast").isEqualTo(Duration.ofSeconds(3));
    assertThat(budget.perDay()).isEqualTo(50);
    budget.shareAmong(1);
    assertThat(budget.take("a", ANNA)).isEqualTo(Duration.ofMillis(1_500));
    assertThat(budget.perDay()).isEqualTo(100);
  }

  @Test
  void oneTenantCannotUseUpTheDayOfAllOthers() {
    Budget budget = new Budget(new Budget.Limits(1_000_000, 1_000_000, 100), clock);
    assertThat(budget.take("small", BEN)).isZero();
    int large = 0;
    while (budget.take("large", ANNA).isZero()) {
      large++;
    }
    assertThat(large).isEqualTo(79);
    assertThat(budget.take("small", BEN)).isZero();

    // Google's day ends at midnight in California.
    clock.jumpTo(Instant.parse("2030-01-02T08:00:00Z"));
    assertThat(budget.take("large", ANNA)).isZero();
  }

  @Test
  void whatIsCountedIsCountedOnce() {
    Budget budget = new Budget(new Budget.Limits(600, 600, 600), clock);
    assertThat(budget.take("a", ANNA)).isZero();
    assertThat(budget.take("a", ANNA)).isZero();
    assertThat(budget.drain()).containsExactly(entry(2));
    assertThat(budget.drain()).isEmpty();
  }

  @Test
  void anAccountThatOthersFoundLockedOpensWhenTheLastLockEnds() {
    Budget budget = new Budget(new Budget.Limits(600, 600, 600), clock);
    Instant start = clock.instant();
    budget.closeUntil(Map.of(ANNA, start.plusSeconds(60)));
    budget.closeUntil(Map.of(ANNA, start.plusSeconds(30)));
    budget.closeUntil(Map.of());
    assertThat(budget.take("a", ANNA)).isEqualTo(Duration.ofSeconds(60));
    assertThat(budget.take("a", BEN)).isZero();
    clock.pass(Duration.ofSeconds(60));
    assertThat(budget.take("a", ANNA)).isZero();
  }

  private static Map.Entry<Budget.Account, Long> entry(long count) {
    return Map.entry(new Budget.Account("a", ANNA), count);
  }
}
