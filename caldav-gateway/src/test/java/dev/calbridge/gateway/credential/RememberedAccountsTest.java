package dev.calbridge.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.platform.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RememberedAccountsTest {

  private static final byte[] KEY = new byte[32];
  private static final SignIn ANNA = new SignIn("Anna@Himmel", "geheim", null, null);

  private final MovableClock clock = MovableClock.at("2026-11-23T08:00:00Z");
  private final RememberedAccounts remembered =
      new RememberedAccounts(clock, Duration.ofMinutes(5), 2, KEY);
  private final UUID credential = UUID.randomUUID();

  @Test
  void anAccountIsFoundByUserNameAndPasswordForFiveMinutes() {
    remembered.keep(ANNA, account(1, null));

    assertThat(remembered.find(new SignIn("anna@himmel", "geheim", "10.0.0.1", "TB")))
        .hasValue(account(1, null));
    assertThat(remembered.find(new SignIn("anna@himmel", "Geheim", null, null))).isEmpty();
    assertThat(remembered.find(new SignIn("ann", "a@himmelgeheim", null, null))).isEmpty();
    clock.pass(Duration.ofMinutes(5));
    assertThat(remembered.find(ANNA)).isEmpty();
  }

  @Test
  void theEndOfValidityIsTheEnd() {
    remembered.keep(ANNA, account(1, clock.instant().plusSeconds(10)));

    assertThat(remembered.find(ANNA)).isPresent();
    clock.pass(Duration.ofSeconds(10));
    assertThat(remembered.find(ANNA)).isEmpty();
  }

  @Test
  void aNewerVersionDropsWhatAnOlderOneJudged() {
    remembered.keep(ANNA, account(3, null));
    remembered.forgetOlder(credential, 3);
    assertThat(remembered.find(ANNA)).isPresent();

    remembered.forgetOlder(credential, 4);
    assertThat(remembered.find(ANNA)).isEmpty();
  }

  @Test
  void anAnswerThatComesAfterTheNewsIsNotKept() {
    remembered.forgetOlder(credential, 4);
    remembered.keep(ANNA, account(3, null));
    assertThat(remembered.find(ANNA)).isEmpty();

    remembered.keep(ANNA, account(4, null));
    assertThat(remembered.find(ANNA)).isPresent();
  }

  @Test
  void aCredentialThatIsGoneStaysForgotten() {
    remembered.keep(ANNA, account(1, null));
    remembered.forget(credential);
    remembered.keep(ANNA, account(99, null));

    assertThat(remembered.find(ANNA)).isEmpty();
  }

  @Test
  void theLongestUnusedGoesWhenThereAreTooMany() {
    SignIn ben = new SignIn("ben", "x", null, null);
    SignIn cem = new SignIn("cem", "x", null, null);
    remembered.keep(ANNA, account(1, null));
    remembered.keep(ben, account(1, null));
    assertThat(remembered.find(ANNA)).isPresent();
    remembered.keep(cem, account(1, null));

    assertThat(remembered.find(ben)).isEmpty();
    assertThat(remembered.find(ANNA)).isPresent();
  }

  @Test
  void aPasswordNeverShows() {
    assertThat(ANNA.toString()).doesNotContain("geheim", "Anna");
    assertThat(Fingerprint.of(ANNA, KEY).toString()).doesNotContain("geheim");
    assertThat(Fingerprint.of(ANNA, KEY)).isNotEqualTo(Fingerprint.of(ANNA, new byte[] {1}));
  }

  @Test
  void longerThanFiveMinutesIsNotAllowed() {
    assertThatThrownBy(() -> new RememberedAccounts(clock, Duration.ofMinutes(6), 2, KEY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyGoodAnswersAreRemembered() {
    List<SignIn> asked = new ArrayList<>();
    Accounts accounts =
        new Accounts(
            remembered,
            signIn -> {
              asked.add(signIn);
              return signIn.password().equals("geheim")
                  ? Optional.of(account(1, null))
                  : Optional.empty();
            },
            clock);

    assertThat(accounts.signIn(ANNA)).isPresent();
    assertThat(accounts.signIn(ANNA)).isPresent();
    assertThat(asked).hasSize(1);
    SignIn wrong = new SignIn("anna@himmel", "x", null, null);
    assertThat(accounts.signIn(wrong)).isEmpty();
    assertThat(accounts.signIn(wrong)).isEmpty();
    assertThat(asked).hasSize(3);
  }

  private Account account(long version, Instant validUntil) {
    return new Account(
        "optik-himmel", credential, version, "anna@himmel", "u", new UUID(0, 1), validUntil);
  }
}
