package dev.calbridge.google.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BundleTest {
  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Properties english = load("messages.properties");
    Properties german = load("messages_de.properties");

    assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    english
        .stringPropertyNames()
        .forEach(
            key ->
                assertThat(german.getProperty(key).contains("{0}"))
                    .as(key)
                    .isEqualTo(english.getProperty(key).contains("{0}")));
  }

  private static Properties load(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            BundleTest.class.getResourceAsStream("page/" + name), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
