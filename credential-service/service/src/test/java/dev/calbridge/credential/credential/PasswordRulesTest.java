package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {

  private final PasswordRules rules = new PasswordRules(Set.of("sonnenschein", "passwort123"));
  private final UserName userName = new UserName("Erika.Mustermann");

  @Test
  void anyTenCharactersWillDo() {
    assertThat(rules.check(userName, "ich & 👓 👓 👓", "ich & 👓 👓 👓"))
        .isEqualTo(Outcome.done(new Password("ich & 👓 👓 👓")));
  }

  @ParameterizedTest
  @CsvSource({
    "123456789, PASSWORD_LENGTH",
    "sonnenschein, PASSWORD_COMMON",
    "SonnenSchein, PASSWORD_COMMON",
    "zzzzzzzzzzzz, PASSWORD_COMMON",
    "erika.MUSTERMANN, PASSWORD_USER_NAME"
  })
  void butNotThese(String typed, Refusal refusal) {
    assertThat(rules.check(userName, typed, typed)).isEqualTo(Outcome.refused(refusal));
  }

  @Test
  void lengthIsCountedInCodePointsAfterComposition() {
    String ninePlusAccents = "u\u0308".repeat(9);
    assertThat(rules.check(userName, ninePlusAccents, ninePlusAccents))
        .isEqualTo(Outcome.refused(Refusal.PASSWORD_LENGTH));
    String longest = "👓👓".repeat(63) + "ab";
    assertThat(rules.check(userName, longest, longest)).isInstanceOf(Outcome.Done.class);
    assertThat(rules.check(userName, longest + "c", longest + "c"))
        .isEqualTo(Outcome.refused(Refusal.PASSWORD_LENGTH));
  }

  @Test
  void bothHaveToBeTheSame() {
    assertThat(rules.check(userName, "hundert Gläser", "hundert Glaeser"))
        .isEqualTo(Outcome.refused(Refusal.PASSWORD_REPEAT));
  }

  @Test
  void controlsCannotBeTypedInAnySignInForm() {
    assertThat(rules.check(userName, "with\ta tabulator", "with\ta tabulator"))
        .isEqualTo(Outcome.refused(Refusal.PASSWORD_CHARACTERS));
  }

  @Test
  void aPasswordIsNeverWrittenOut() {
    assertThat(new Password("hundert Gläser").toString()).doesNotContain("hundert");
    assertThat(new PasswordHash("$argon2id$x").toString()).doesNotContain("argon2id");
    assertThat(Samples.wanted(null, null).toString()).doesNotContain(Samples.PASSWORD);
  }
}
