package dev.calbridge.google.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.GoogleError;
import dev.calbridge.google.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldMaskTest {
  private static final String BODY =
      "{\"a\":1,\"b\":{\"c\":2,\"d\":{\"e\":3,\"f\":4}},\"l\":[{\"c\":5,\"x\":6},{\"c\":7}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a          | {\"a\":1}",
        "a,b/c      | {\"a\":1,\"b\":{\"c\":2}}",
        "b(c,d/f)   | {\"b\":{\"c\":2,\"d\":{\"f\":4}}}",
        "b/d(e)     | {\"b\":{\"d\":{\"e\":3}}}",
        "l/c        | {\"l\":[{\"c\":5},{\"c\":7}]}",
        "l(c)       | {\"l\":[{\"c\":5},{\"c\":7}]}",
        "b/d/e,b/c  | {\"b\":{\"c\":2,\"d\":{\"e\":3}}}",
        "nothing    | {}",
      })
  void keepsWhatItNames(String mask, String kept) {
    assertThat(FieldMask.parse(mask).apply(json(BODY))).isEqualTo(json(kept));
  }

  @Test
  void aStarKeepsAll() {
    assertThat(FieldMask.parse("*").apply(json(BODY))).isEqualTo(json(BODY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a(", "a)", "a,", ",a", "a//b", "a(b", "a b", "()"})
  void refusesWhatItCannotRead(String mask) {
    assertThatThrownBy(() -> FieldMask.parse(mask)).isInstanceOf(GoogleError.class);
  }

  private static ObjectNode json(String text) {
    return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
  }
}
