package dev.calbridge.credential.end;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.credential.contract.CredentialTopics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
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
        "https://example.com/invented-later"
      })
  void whatDoesNotEndTheTokensChangesNothing(String type) {
    String grant = consent("admin");
    deliver(claims(type, Instant.now())).statusCode(202);
    state("admin", grant, "ACTIVE");
  }

  @Test
  void theTokenThatEndsIsFoundByItsNameInEveryTenantAndNoOtherIs() {
    for (String name : names("good-" + account)) {
      String ours = consent("admin");
      String other = api.grant("admin", "good-" + account + "-other");
      String theirs = consent("hoergut.admin");
      deliver(tokenClaims("refresh_token", name, Instant.now())).statusCode(202);
      state("admin", ours, "CONSENT_NEEDED");
      state("hoergut.admin", theirs, "CONSENT_NEEDED");
      state("admin", other, "ACTIVE");
    }
  }

  @Test
  void aTokenThatWasReplacedByARefreshOrAConsentIsNobodys() {
    String first = FakeGoogle.refreshToken("rotating-" + account);
    String grant = api.grant("admin", "rotating-" + account);
    refresh(grant);
    deliver(tokenClaims("refresh_token", prefix(first), soon())).statusCode(202);
    deliver(tokenClaims("refresh_token", doubleHash(first), soon())).statusCode(202);
    state("admin", grant, "ACTIVE");
    deliver(tokenClaims("refresh_token", doubleHash("x" + first), soon())).statusCode(202);
    state("admin", grant, "CONSENT_NEEDED");

    String renewed = consent("admin");
    assertThat(api.grant("admin", "brief-" + account)).isEqualTo(renewed);
    deliver(tokenClaims("refresh_token", names("good-" + account).getFirst(), soon()));
    state("admin", renewed, "ACTIVE");
  }

  @Test
  void aGrantOfBeforeIsFoundOnceItsTokenWasUsed() throws SQLException {
    String grant = consent("admin");
    forgetNames(grant);
    String name = names("good-" + account).getFirst();
    deliver(tokenClaims("refresh_token", name, soon())).statusCode(202);
    state("admin", grant, "ACTIVE");
    refresh(grant);
    deliver(tokenClaims("refresh_token", name, soon())).statusCode(202);
    state("admin", grant, "CONSENT_NEEDED");
  }

  @Test
  void whatNamesNoRefreshTokenChangesNothing() {
    String grant = consent("admin");
    String name = names("good-" + account).getFirst();
    String token = FakeGoogle.refreshToken("good-" + account);
    for (String claims :
        List.of(
            claims(OAUTH + "token-revoked", soon()),
            tokenClaims("access_token", name, soon()),
            tokenClaims("refresh_token", name, Instant.now().minusSeconds(60)),
            tokenClaims("refresh_token", named("prefix", token.substring(0, 15)), soon()),
            tokenClaims("refresh_token", named("prefix", token), soon()),
            tokenClaims("refresh_token", named("hash_base64_sha512_sha512", "?"), soon()),
            tokenClaims("refresh_token", named("invented", token.substring(0, 16)), soon()),
            tokenClaims("refresh_token", "\"token\":7", soon()))) {
      deliver(claims).statusCode(202);
    }
    state("admin", grant, "ACTIVE");
  }

  private void refresh(String grant) {
    api.asService(Api.TENANT)
        .post("/internal/v1/oauth-grants/" + grant + "/access-token")
        .then()
        .statusCode(200);
  }

  /** As Google names a token, and as others spell its hash. */
  private static List<String> names(String code) {
    String token = FakeGoogle.refreshToken(code);
    String standard = Base64.getEncoder().encodeToString(sha512(sha512(token)));
    String urlSafe = standard.replace('+', '-').replace('/', '_').replace("=", "");
    return List.of(
        prefix(token),
        doubleHash(token),
        named("hash_base64_sha512_sha512", urlSafe),
        named("hash_SHA512_double", standard));
  }

  private static String prefix(String token) {
    return named("prefix", token.substring(0, 16));
  }

  private static String doubleHash(String token) {
    return named(
        "hash_base64_sha512_sha512", Base64.getEncoder().encodeToString(sha512(sha512(token))));
  }

  private static String named(String algorithm, String token) {
    return "\"token_identifier_alg\":\"%s\",\"token\":\"%s\"".formatted(algorithm, token);
  }

  private static byte[] sha512(String text) {
    return sha512(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha512(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** After every consent until now. */
  private static Instant soon() {
    return Instant.now().plusSeconds(2);
  }

  private static void forgetNames(String grant) throws SQLException {
    Config config = ConfigProvider.getConfig();
    try (var connection =
            DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
        var statement = connection.createStatement()) {
      statement.execute("set app.tenant = '" + Api.TENANT + "'");
      assertThat(
              statement.executeUpdate(
                  "delete from oauth_token_name where grant_id = '" + grant + "'"))
          .isEqualTo(1);
    }
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
    return claims(type, at, "\"iss-sub\",\"iss\":\"%s\",\"sub\":\"%s\"".formatted(GOOGLE, account));
  }

  private static String tokenClaims(String tokenType, String name, Instant at) {
    return claims(
        OAUTH + "token-revoked",
        at,
        "\"oauth_token\",\"token_type\":\"%s\",%s".formatted(tokenType, name));
  }

  private static String claims(String type, Instant at, String subject) {
    return """
        {"iss":"%s","aud":["other","%s"],"iat":%d,"jti":"%s","events":{"%s":{"subject":
         {"subject_type":%s},"reason":"hijacking"}}}
        """
        .formatted(
            GOOGLE, FakeGoogle.CLIENT_ID, at.getEpochSecond(), UUID.randomUUID(), type, subject);
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
        .body(token.getBytes(StandardCharsets.US_ASCII))
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
