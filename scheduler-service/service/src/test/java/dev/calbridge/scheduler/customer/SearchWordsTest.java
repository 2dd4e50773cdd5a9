package dev.calbridge.scheduler.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

  @ParameterizedTest(name = "{1} finds {0}")
  @CsvSource({
    "Müller, mueller",
    "Müller, muller",
    "Müller, MÜLLER",
    "Müller, mül",
    "Müller, mue",
    "Mueller, Müller",
    "Muller, Mueller",
    "Weiß, weiss",
    "Groß-Gerau, gerau",
    "Citroën, citroen",
    "Ångström, angstrom",
    "Łukasz Żółć, lukasz zolc",
    "Michael Bauer, bauer",
    "Михаил, МИХ",
    "01067 Dresden, 01067",
  })
  void whatPeopleTakeForTheSameIsFound(String name, String search) {
    assertThat(SearchWords.terms(search)).isNotEmpty();
    assertThat(found(name, null, search)).isTrue();
  }

  @ParameterizedTest(name = "{1} does not find {0}")
  @CsvSource({"Müller, maller", "Müller, ller", "Karla Kunde, karla muster"})
  void othersAreNotFound(String name, String search) {
    assertThat(found(name, null, search)).isFalse();
  }

  @ParameterizedTest(name = "{1} finds {0}")
  @CsvSource({
    "+49 711 12345, 0711 12345",
    "0711/12345, +49 (711) 123",
    "0049-711-12345, 0711-12345",
    "+49 (0)711 12345, 071112345",
  })
  void phoneNumbersAreFoundHoweverTheyAreWritten(String phone, String search) {
    assertThat(found("X", phone, search)).isTrue();
  }

  @Test
  void aSearchWithoutLettersLooksForNothing() {
    assertThat(SearchWords.terms(" -- !")).isEmpty();
  }

  @Test
  void wordsAreBounded() {
    String text =
        "wort".repeat(40) + " " + "a b c d e f g h i j k l m n o p q r s t u v ".repeat(5);
    assertThat(SearchWords.of(named(text.strip(), null)))
        .hasSizeLessThanOrEqualTo(64)
        .allMatch(word -> word.length() <= 64);
    assertThat(SearchWords.terms(text)).hasSizeLessThanOrEqualTo(8);
  }

  private static boolean found(String name, String phone, String search) {
    Set<String> words = SearchWords.of(named(name, phone));
    List<String> terms = SearchWords.terms(search);
    return terms.stream().allMatch(term -> words.stream().anyMatch(word -> word.startsWith(term)));
  }

  private static Customer named(String name, String phone) {
    return new Customer(
        null, null, name, phone, null, null, null, null, null, null, null, null, null, null, null,
        null);
  }
}
