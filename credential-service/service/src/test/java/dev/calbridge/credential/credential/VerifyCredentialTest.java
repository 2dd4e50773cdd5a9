package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyCredentialTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final SignInDesk desk = new SignInDesk(Samples.NOW);

  @BeforeEach
  void someHaveOne() {
    desk.keep(Samples.credential("optik", UUID.randomUUID(), "anna"));
    desk.keep(with("ben", Validity.ALWAYS, false));
    desk.keep(Samples.credential("optik", UUID.randomUUID(), "carla"), null);
    desk.keep(with("dora", new Validity(null, LocalDate.of(2026, 11, 1), BERLIN), true));
    desk.keep(with("emil", new Validity(LocalDate.of(2026, 11, 3), null, BERLIN), true));
  }

  private static ServiceCredential with(String name, Validity validity, boolean confirmed) {
    return Samples.credential("optik", UUID.randomUUID(), name)
        .with(new Particulars(Samples.BRANCH, validity, confirmed, null), "admin", Samples.NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "anna,   drei Brillen & ein Etui, true,  anna used",
    "ANNA,   drei Brillen & ein Etui, true,  anna used",
    "anna,   drei Brillen,            false, anna WRONG_PASSWORD",
    "anna,   '',                      false, anna WRONG_PASSWORD",
    "ben,    drei Brillen & ein Etui, false, ben UNCONFIRMED",
    "carla,  drei Brillen & ein Etui, false, carla WRONG_PASSWORD",
    "dora,   drei Brillen & ein Etui, false, dora EXPIRED",
    "emil,   drei Brillen & ein Etui, false, emil NOT_YET_VALID",
    "nobody, drei Brillen & ein Etui, false, ''",
    "a:b,    drei Brillen & ein Etui, false, ''"
  })
  void whatOpensAndWhatIsWrittenDown(
      String userName, String password, boolean opens, String written) {
    assertThat(desk.opens(userName, password, "192.0.2.1")).isEqualTo(opens);
    assertThat(String.join(",", desk.log)).isEqualTo(written);
    assertThat(desk.hashes.comparisons).as("a hash is computed in any case").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    // clocks go forward on 2026-03-29 and back on 2026-10-25
    "2026-03-29, 2026-03-29, 2026-03-28T22:59:59.999Z, false",
    "2026-03-29, 2026-03-29, 2026-03-28T23:00:00Z, true",
    "2026-03-29, 2026-03-29, 2026-03-29T21:59:59.999Z, true",
    "2026-03-29, 2026-03-29, 2026-03-29T22:00:00Z, false",
    "2026-10-25, 2026-10-25, 2026-10-24T21:59:59.999Z, false",
    "2026-10-25, 2026-10-25, 2026-10-24T22:00:00Z, true",
    "2026-10-25, 2026-10-25, 2026-10-25T22:59:59.999Z, true",
    "2026-10-25, 2026-10-25, 2026-10-25T23:00:00Z, false"
  })
  void validityIsJudgedAtUse(LocalDate from, LocalDate until, Instant moment, boolean opens) {
    SignInDesk then = new SignInDesk(moment);
    then.keep(with("frida", new Validity(from, until, BERLIN), true));
    assertThat(then.opens("frida", Samples.PASSWORD, null)).isEqualTo(opens);
  }

  @Test
  void anOldHashIsMadeAnewWithTheFirstRightPassword() {
    desk.keep(
        Samples.credential("optik", UUID.randomUUID(), "gerd"),
        new PasswordHash("old:" + Samples.PASSWORD));
    desk.verify("gerd", "a wrong one", null);
    assertThat(hashOf("gerd")).startsWith("old:");
    assertThat(desk.verify("gerd", Samples.PASSWORD, null))
        .isInstanceOfSatisfying(
            Verdict.Verified.class,
            verified -> assertThat(verified.credential().version()).isEqualTo(1));
    assertThat(hashOf("gerd")).startsWith("plain:");
  }

  @Test
  void twoHundredWrongPasswordsFromManyAddressesLockNobodyOut() {
    assertThat(desk.opens("anna", Samples.PASSWORD, "192.0.2.1")).isTrue();
    for (int number = 0; number < 200; number++) {
      assertThat(desk.opens("anna", "wrong " + number, "198.51.100." + number)).isFalse();
      desk.clock.pass(Duration.ofMillis(50));
    }
    assertThat(desk.hashes.comparisons).as("most were not looked at").hasSizeLessThan(20);
    assertThat(desk.verify("anna", "wrong 999", "198.51.100.250"))
        .isInstanceOf(Verdict.Throttled.class);
    assertThat(desk.opens("anna", Samples.PASSWORD, "192.0.2.1")).isTrue();
    assertThat(desk.opens("anna", Samples.PASSWORD, "203.0.113.9")).as("on the move").isTrue();
  }

  @Test
  void afterARestartAKnownNetworkStillComesIn() {
    for (int number = 0; number < 200; number++) {
      desk.verify("anna", "wrong " + number, "198.51.100." + number);
    }
    desk.usedNetworks = java.util.Set.of("192.0.2.1");
    desk.restart();
    assertThat(desk.opens("anna", Samples.PASSWORD, "192.0.2.1")).isTrue();
    assertThat(desk.verify("anna", "wrong 999", "198.51.100.250"))
        .as("the database remembers")
        .isInstanceOf(Verdict.Throttled.class);
  }

  @Test
  void whoGuessesLongEnoughLearnsNothingFromBeingLetIn() {
    desk.opens("anna", Samples.PASSWORD, "192.0.2.1");
    for (int number = 0; number < 1100; number++) {
      desk.verify("anna", "wrong " + number, "198.51.100." + number % 200);
    }
    assertThat(desk.verify("anna", Samples.PASSWORD, "198.51.100.7"))
        .isInstanceOf(Verdict.Throttled.class);
  }

  @Test
  void theWaitDoublesUpToAQuarterOfAnHourAndIsForgottenAfterAQuietOne() {
    long longest = 0;
    for (int number = 0; number < 40; number++) {
      Verdict verdict = desk.verify("anna", "wrong " + number, "198.51.100." + number);
      if (verdict instanceof Verdict.Throttled(Duration pause)) {
        longest = Math.max(longest, pause.toSeconds());
        desk.clock.pass(pause);
      }
    }
    assertThat(longest).isEqualTo(900);
    desk.clock.pass(Duration.ofMinutes(61));
    assertThat(desk.verify("anna", "something else", "198.51.100.7"))
        .isInstanceOf(Verdict.Rejected.class);
    assertThat(desk.verify("anna", "yet another", "198.51.100.7"))
        .isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void oneOldDeviceWithItsOldPasswordDoesNoHarm() {
    for (int number = 0; number < 500; number++) {
      assertThat(desk.verify("anna", "last year's password", "192.0.2.1"))
          .isInstanceOf(Verdict.Rejected.class);
      desk.clock.pass(Duration.ofMinutes(5));
    }
    assertThat(desk.hashes.comparisons).hasSize(1);
    assertThat(desk.opens("anna", Samples.PASSWORD, "192.0.2.1")).isTrue();
  }

  @Test
  void oneNetworkThatTriesManyNamesIsSlowedDown() {
    for (int number = 0; number < 25; number++) {
      desk.verify("name " + number, "guess", "198.51.100.7");
    }
    assertThat(desk.verify("anna", "guess", "198.51.100.7")).isInstanceOf(Verdict.Throttled.class);
    assertThat(desk.verify("anna", "guess", "198.51.100.8")).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void aUserNameThatNobodyHasIsThrottledLikeAnyOther() {
    for (String name : new String[] {"anna", "nobody"}) {
      int first = 0;
      while (desk.verify(name, "wrong " + first, null) instanceof Verdict.Rejected) {
        first++;
      }
      assertThat(first).isEqualTo(6);
    }
  }

  @Test
  void aPasswordThatWasWrongMayBecomeRight() {
    ServiceCredential hanna = Samples.credential("optik", UUID.randomUUID(), "hanna");
    desk.keep(hanna);
    String next = "ein neues Kennwort";
    assertThat(desk.opens("hanna", next, null)).isFalse();
    desk.credentials
        .change(
            "optik",
            hanna.id(),
            new PasswordHash("plain:" + next),
            current -> Outcome.done(current.withPassword("hanna", Samples.NOW)))
        .await()
        .indefinitely();
    assertThat(desk.opens("hanna", next, null)).isTrue();
  }

  private String hashOf(String userName) {
    var stored = desk.credentials.findByUserName(new UserName(userName)).await().indefinitely();
    return String.valueOf(stored.orElseThrow().hash().text());
  }
}
