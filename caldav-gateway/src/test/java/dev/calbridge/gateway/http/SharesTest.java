package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharesTest {

  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final Clock clock = clockOf(() -> now);
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

    now = now.plus(Duration.ofMillis(500));
    assertThat(enterAndLeave(shares)).isTrue();
    assertThat(enterAndLeave(shares)).isFalse();

    now = now.plus(Duration.ofMinutes(1));
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

  private static Clock clockOf(InstantSource source) {
    return source.withZone(ZoneOffset.UTC);
  }
}
