package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.platform.testkit.MovableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharesTest {

  private final MovableClock clock = MovableClock.at("2026-11-23T08:00:00Z");
  private final UUID anna = UUID.randomUUID();
  private final UUID ben = UUID.randomUUID();

  @Test
  void oneCredentialHasSoManyRequestsAtWorkAndLeavesRoomForOthers() {
    Shares shares = new Shares(clock, 2, 100, 100);
    assertThat(shares.enter(anna)).isTrue();
    assertThat(shares.enter(anna)).isTrue();

    assertThat(shares.enter(anna)).isFalse();
    assertThat(shares.enter(ben)).isTrue();

    shares.leave(anna);
    assertThat(shares.enter(anna)).isTrue();
  }

  @Test
  void afterABurstTheRateIsHeldAndTheBurstGrowsBack() {
    Shares shares = new Shares(clock, 10, 2, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(enterAndLeave(shares)).isTrue();
    }
    assertThat(enterAndLeave(shares)).isFalse();

    clock.pass(Duration.ofMillis(500));
    assertThat(enterAndLeave(shares)).isTrue();
    assertThat(enterAndLeave(shares)).isFalse();

    clock.pass(Duration.ofMinutes(1));
    for (int i = 0; i < 3; i++) {
      assertThat(enterAndLeave(shares)).isTrue();
    }
    assertThat(enterAndLeave(shares)).isFalse();
  }

  private boolean enterAndLeave(Shares shares) {
    boolean entered = shares.enter(anna);
    if (entered) {
      shares.leave(anna);
    }
    return entered;
  }
}
