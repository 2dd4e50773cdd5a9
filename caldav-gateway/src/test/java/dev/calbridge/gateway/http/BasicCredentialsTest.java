package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

  @Test
  void userNameAndPasswordAreReadInUtf8AndInWhatOlderProgramsSend() {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
      assertThat(BasicCredentials.parse(basic("anna:grüß:gott", charset), null, null))
          .hasValueSatisfying(
              signIn -> {
                assertThat(signIn.userName()).isEqualTo("anna");
                assertThat(signIn.password()).isEqualTo("grüß:gott");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic %%%", "Bearer eyJ", "Negotiate abc"})
  void anythingElseIsNoCredential(String header) {
    assertThat(BasicCredentials.parse(header, null, null)).isEmpty();
  }

  @Test
  void namesAndPasswordsHaveALimit() {
    assertThat(BasicCredentials.parse(null, null, null)).isEmpty();
    assertThat(BasicCredentials.parse(basic(":x", StandardCharsets.UTF_8), null, null)).isEmpty();
    assertThat(
            BasicCredentials.parse(
                basic("a".repeat(300) + ":x", StandardCharsets.UTF_8), null, null))
        .isEmpty();
    assertThat(
            BasicCredentials.parse(
                basic("a:" + "x".repeat(2_000), StandardCharsets.UTF_8), null, null))
        .isEmpty();
  }

  private static String basic(String pair, Charset charset) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(charset));
  }
}
