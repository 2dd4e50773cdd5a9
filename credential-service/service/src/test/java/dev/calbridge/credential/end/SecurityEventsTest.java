package dev.calbridge.credential.end;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.credential.contract.CredentialTopics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Google says about accounts without being asked. */
@QuarkusTest
class SecurityEventsTest {

  private static final String OAUTH = "https://schemas.openid.net/secevent/oauth/event-type/";
  private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
  private static final String GOOGLE = "https://accounts.google.com/";

  /** {@code {"alg":"none","kid":"the-key"}} */
  private static final String NO_SIGNATURE = "eyJhbGciOiJub25lIiwia2lkIjoidGhlLWtleSJ9";

  private final Api api = new Api();
  private final String account = UUID.randomUUID().toString();

  @ParameterizedTest
  @ValueSource(
      strings = {OAUTH + "tokens-revoked", RISC + "account-disabled", RISC + "account-purged"})
  void whatEndsTheTokensOfAnAccountNeedsAnotherConsentInEveryTenant(String type) {
    String ours = consent("admin");
    String theirs = consent("hoergut.admin");
    deliver(claims(type, Instant.now())).statusCode(202);
    state("admin", ours, "CONSENT_NEEDED");
    state("hoergut.admin", theirs, "CONSENT_NEEDED");
    deliver(claims(type, Instant.now())).statusCode(202);
    try (CredentialTopic topic = new CredentialTopic(CredentialTopics.OAUTH_GRANTS)) {
      var events = topic.await(Api.TENANT + "/" + ours, 2);
      assertThat(events).as("told once").hasSize(2);
      assertThat(JsonPath.from(events.get(1).value()).getString("state"))
          .isEqualTo("CONSENT_NEEDED");
    }
    assertThat(consent("admin")).isEqualTo(ours);
    state("admin", ours, "ACTIVE");
  }

  @Test
  void aConsentGivenSinceIsLeftAlone() {
    String grant = consent("admin");
    deliver(claims(OAUTH + "tokens-revoked", Instant.now().minusSeconds(60))).statusCode(202);
    state("admin", grant, "ACTIVE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RISC + "sessions-revoked",
        RISC + "account-credential-change-required",
        RISC + "account-enabled",
        RISC + "verification",
        OAUTH + "token-revoked",
        "https://example.com/invented-later"
      })
  void whatDoesNotEndTheTokensChangesNothing(String type) {
    String grant = consent("admin");
    deliver(claims(type, Instant.now())).statusCode(202);
    state("admin", grant, "ACTIVE");
  }

  @Test
  void nobodyElseIsBelieved() {
    String grant = consent("admin");
    String good = claims(OAUTH + "tokens-revoked", Instant.now());
    refused(signed("nobody", good), "authentication_failed");
    refused(signed("google", good.replace(GOOGLE, "https://evil.example/")), "invalid_issuer");
    refused(signed("google", good.replace(FakeGoogle.CLIENT_ID, "another")), "invalid_audience");
    String token = signed("google", good);
    String header = token.substring(0, token.indexOf('.'));
    refused(NO_SIGNATURE + "." + token.split("\\.")[1] + ".", "authentication_failed");
    refused(
        header + "." + signed("google", good + " ").split("\\.")[1] + "." + token.split("\\.")[2],
        "authentication_failed");
    refused("no.jwt.atall", "invalid_request");
    refused("x".repeat(20_000), "invalid_request");
    refused(signed("google", "{}"), "invalid_issuer");
    state("admin", grant, "ACTIVE");
  }

  private String claims(String type, Instant at) {
    return """
        {"iss":"%s","aud":["other","%s"],"iat":%d,"jti":"%s","events":{"%s":{"subject":
         {"subject_type":"iss-sub","iss":"%s","sub":"%s"},"reason":"hijacking"}}}
        """
        .formatted(
            GOOGLE,
            FakeGoogle.CLIENT_ID,
            at.getEpochSecond(),
            UUID.randomUUID(),
            type,
            GOOGLE,
            account);
  }

  private static void refused(String token, String code) {
    post(token).statusCode(400).body("err", equalTo(code));
  }

  private static ValidatableResponse deliver(String claims) {
    return post(signed("google", claims));
  }

  private static ValidatableResponse post(String token) {
    return given()
        .contentType("application/secevent+jwt")
        .body(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .post("/api/v1/oauth/security-events")
        .then();
  }

  private static String signed(String whose, String claims) {
    URI google = ConfigProvider.getConfig().getValue("calbridge.google.token-url", URI.class);
    return given().body(claims).post(google.resolve("/sign?" + whose)).asString();
  }

  private void state(String who, String grant, String state) {
    api.as(who).get(Api.GRANTS + "/" + grant).then().statusCode(200).body("state", equalTo(state));
  }

  private String consent(String who) {
    return api.grant(who, "good-" + account);
  }
}
