package dev.calbridge.google.googleapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GoogleChannelsTest {

  private static final Instant THEIR_NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void aShorterLifeIsMeasuredByGooglesOwnClock() {
    assertThat(GoogleChannels.given(WEEK, THEIR_NOON.plusSeconds(3_600), THEIR_NOON))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void noChannelLivesLongerThanItWasAskedFor() {
    assertThat(GoogleChannels.given(WEEK, THEIR_NOON.plus(WEEK).plusSeconds(60), THEIR_NOON))
        .isEqualTo(WEEK);
  }

  @Test
  void anEndThatHasPassedWhenItIsOpenedSaysNothing() {
    assertThat(GoogleChannels.given(WEEK, THEIR_NOON.minusSeconds(60), THEIR_NOON)).isEqualTo(WEEK);
  }
}
