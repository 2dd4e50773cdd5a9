package dev.calbridge.google.googleapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Brille mitbringen",
        "erste Zeile\nzweite  Zeile",
        "Werte < 0,5 und > 0,2 & so",
        "a<b und b>c",
        "Preis &amp; Leistung",
        "<b>wichtig</b>\nund <br> mehr",
        "Fa. Müller &Co; 50 €",
        "AT&T; <a href=\"x\">y</a>",
      })
  void aPlainTextComesBackLetterByLetter(String text) {
    assertThat(Descriptions.fromGoogle(Descriptions.toGoogle(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Brille mitbringen", "erste\nzweite", "Werte < 0,5", "AT&T"})
  void whatGoogleDoesNotTakeForHtmlGoesAsItIs(String text) {
    assertThat(Descriptions.toGoogle(text)).isEqualTo(text);
  }

  @Test
  void whatLooksLikeHtmlIsShownAndNotObeyed() {
    assertThat(Descriptions.toGoogle("<b>x</b>\ny")).isEqualTo("&lt;b&gt;x&lt;/b&gt;<br>y");
  }

  static Stream<Arguments> html() {
    return Stream.of(
        Arguments.of("erste<br>zweite<br>", "erste\nzweite"),
        Arguments.of("<b>fett</b> und <u>mehr</u>", "fett und mehr"),
        Arguments.of("<p>eins</p><p>zwei</p>", "eins\nzwei"),
        Arguments.of("<ul><li>eins</li><li>zwei</li></ul>danach", "eins\nzwei\ndanach"),
        Arguments.of("siehe&nbsp;oben", "siehe oben"),
        Arguments.of("<a href=\"https://x.example/\">hier</a>", "hier (https://x.example/)"),
        Arguments.of("<a href=\"https://x.example/\">https://x.example/</a>", "https://x.example/"),
        Arguments.of("<script>alert(1)</script><b>x</b>", "x"));
  }

  @ParameterizedTest
  @MethodSource("html")
  void whatGooglesPagesWriteIsReadAsText(String description, String text) {
    assertThat(Descriptions.fromGoogle(description)).isEqualTo(text);
  }

  @Test
  void noDescriptionStaysNone() {
    assertThat(Descriptions.fromGoogle(null)).isNull();
    assertThat(Descriptions.toGoogle(null)).isNull();
  }
}
