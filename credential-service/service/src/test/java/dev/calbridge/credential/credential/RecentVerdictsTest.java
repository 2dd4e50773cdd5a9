package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.platform.testkit.MovableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentVerdictsTest {

  private final MovableClock clock = new MovableClock(Samples.NOW);
  private final RecentVerdicts verdicts = new RecentVerdicts(10, Duration.ofHours(1), clock);
  private final ServiceCredential anna = Samples.credential("optik", UUID.randomUUID(), "anna");

  @Test
  void aFloodOfWrongOnesWashesNoRightOneAway() {
    verdicts.keepRight(anna, "right");
    for (int number = 0; number < 10_000; number++) {
      verdicts.keepWrong("wrong " + number, 1);
    }
    assertThat(verdicts.isRight(anna, "right")).isTrue();
    assertThat(verdicts.size()).isEqualTo(11);
  }

  @Test
  void aNewPasswordMakesTheOldVerdictWorthless() {
    verdicts.keepRight(anna, "right");
    ServiceCredential changed = anna.withPassword("anna", Samples.NOW);
    assertThat(verdicts.isRight(changed, "right")).isFalse();
    verdicts.keepWrong("wrong", 1);
    assertThat(verdicts.isWrong("wrong", 1)).isTrue();
    assertThat(verdicts.isWrong("wrong", 2)).isFalse();
  }

  @Test
  void whatWasNotLookedAtIsNotCalledWrong() {
    assertThat(verdicts.isNew("guess", 1)).isTrue();
    assertThat(verdicts.isNew("guess", 1)).isFalse();
    assertThat(verdicts.isWrong("guess", 1)).isFalse();
  }

  @Test
  void aWrongOneIsForgottenAnHourAfterItCameLast() {
    verdicts.keepWrong("wrong", 1);
    clock.pass(Duration.ofMinutes(50));
    assertThat(verdicts.isWrong("wrong", 1)).isTrue();
    clock.pass(Duration.ofMinutes(50));
    assertThat(verdicts.isWrong("wrong", 1)).isTrue();
    clock.pass(Duration.ofMinutes(61));
    assertThat(verdicts.isWrong("wrong", 1)).isFalse();
  }
}
