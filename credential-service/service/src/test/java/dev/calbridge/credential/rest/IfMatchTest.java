package dev.calbridge.credential.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*              | true",
        "\"3\"          | true",
        "\"2\", \"3\"   | true",
        "\"2\"          | false",
        "W/\"3\"        | false",
        "\"x3\"         | false",
        "\"\"           | false"
      })
  void comparesStrongly(String header, boolean accepted) {
    assertThat(IfMatch.optional(header).accepts(3)).isEqualTo(accepted);
  }

  @Test
  void mayBeAbsentOnlyWhereNothingIsOverwritten() {
    assertThat(IfMatch.optional(null).accepts(3)).isTrue();
    assertThatThrownBy(() -> IfMatch.required(null))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(428));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "\"3", "\"3\" \"4\"", ""})
  void refusesWhatIsNoList(String header) {
    assertThatThrownBy(() -> IfMatch.optional(header))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(400));
  }
}
