package dev.calbridge.credential.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.credential.grant.TokenEndpoint.Unavailable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {

  @Test
  void knowsTokensFromErrors() {
    assertThat(TokenAnswer.read(200, "{\"access_token\":\"t\"}"))
        .isInstanceOf(TokenAnswer.Tokens.class)
        .hasToString("Tokens[]");
    assertThat(TokenAnswer.read(400, "{\"error\":\"invalid_grant\"}"))
        .isEqualTo(new TokenAnswer.Error("invalid_grant"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {\"error\":\"invalid_grant\"}",
        "429 | {\"error\":\"rate_limited\"}",
        "400 | {}",
        "400 | {\"error\":\"<script>\"}",
        "200 | <html>",
        "200 | []"
      })
  void takesEverythingElseForAnOutage(int status, String body) {
    assertThatThrownBy(() -> TokenAnswer.read(status, body))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("script");
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_grant, true",
    "admin_policy_enforced, true",
    "access_denied, true",
    "invalid_client, false",
    "deleted_client, false",
    "invalid_request, false",
    "temporarily_unavailable, false"
  })
  void onlySomeErrorsEndAConsent(String code, boolean ends) {
    assertThat(TokenAnswer.endsConsent(code)).isEqualTo(ends);
  }

  @Test
  void readsTheSubjectOfATokenForUs() {
    assertThat(IdToken.subject(idToken("{\"aud\":\"us\",\"sub\":\"117\"}"), "us")).isEqualTo("117");
    assertThat(IdToken.subject(idToken("{\"aud\":[\"x\",\"us\"],\"sub\":\"117\"}"), "us"))
        .isEqualTo("117");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"aud\":\"them\",\"sub\":\"117\"}",
        "{\"sub\":\"117\"}",
        "{\"aud\":\"us\"}",
        "{\"aud\":\"us\",\"sub\":\"\"}",
        "{\"aud\":\"us\",\"sub\":117}",
        "no json"
      })
  void readsNoOther(String claims) {
    assertThatThrownBy(() -> IdToken.subject(idToken(claims), "us"))
        .isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a.b", "a.%%.c"})
  void readsNothingThatIsNoToken(String token) {
    assertThatThrownBy(() -> IdToken.subject(token, "us")).isInstanceOf(Unavailable.class);
  }

  private static String idToken(String claims) {
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }
}
