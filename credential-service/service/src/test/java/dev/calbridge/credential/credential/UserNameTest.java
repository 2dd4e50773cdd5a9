package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "anna.berger@optik-himmel.example", "Jürgen Groß", "👓👓👓", "李小龍"})
  void isFreeToChoose(String typed) {
    assertThat(UserName.of(typed)).isEqualTo(Outcome.done(new UserName(typed)));
  }

  @ParameterizedTest
  @CsvSource({
    "ab, USER_NAME_LENGTH",
    "'', USER_NAME_LENGTH",
    "👓👓, USER_NAME_LENGTH",
    "a:bc, USER_NAME_CHARACTERS",
    "' abc', USER_NAME_CHARACTERS",
    "'abc ', USER_NAME_CHARACTERS"
  })
  void hasLimits(String typed, Refusal refusal) {
    assertThat(UserName.of(typed)).isEqualTo(Outcome.refused(refusal));
  }

  @Test
  void countsCodePointsUpTo64() {
    assertThat(UserName.of("👓".repeat(64))).isInstanceOf(Outcome.Done.class);
    assertThat(UserName.of("👓".repeat(65))).isEqualTo(Outcome.refused(Refusal.USER_NAME_LENGTH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc\u0000", "ab\nc", "ab\u0085c", "abc\ud800"})
  void hasNoControlsAndNoHalfCharacters(String typed) {
    assertThat(UserName.of(typed)).isEqualTo(Outcome.refused(Refusal.USER_NAME_CHARACTERS));
  }

  @ParameterizedTest
  @CsvSource({
    "Anna.Berger, ANNA.BERGER",
    "Groß, GROSS",
    "ΣΊΣΥΦΟΣ, σίσυφος",
    "ａｎｎａ, anna",
    "Jürgen, JU\u0308RGEN"
  })
  void isTheSameInOtherCaseWidthOrComposition(String one, String other) {
    assertThat(new UserName(one).folded()).isEqualTo(new UserName(other).folded());
  }
}
