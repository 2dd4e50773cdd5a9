package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From consent to access token, over a token endpoint with real HTTP. */
@QuarkusTest
class OAuthGrantsTest {

  private final Api api = new Api();
  private final String account = UUID.randomUUID().toString();

  @Test
  void aConsentBecomesAGrantThatGivesAccessTokens() {
    String grant = consent("good").statusCode(201).extract().path("id");

    api.as("admin")
        .get(Api.GRANTS + "/" + grant)
        .then()
        .statusCode(200)
        .body("provider", equalTo("google"))
        .body("account", equalTo(account))
        .body("scopes", hasItem(FakeGoogle.SCOPE))
        .body("state", equalTo("ACTIVE"));
    var token = accessToken(grant).statusCode(200).extract().jsonPath();
    assertThat(token.getString("value")).startsWith("secret-access-");
    assertThat(Instant.parse(token.getString("expiresAt")))
        .isAfter(Instant.now().plusSeconds(3000));
  }

  @Test
  void manyWhoAskAtOnceShareOneToken() throws Exception {
    String grant = consent("good").statusCode(201).extract().path("id");
    Callable<String> ask = () -> accessToken(grant).statusCode(200).extract().path("value");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> tokens =
          threads.invokeAll(Stream.generate(() -> ask).limit(8).toList()).stream()
              .map(done -> done.resultNow())
              .toList();
      assertThat(tokens).hasSize(8).containsOnly(tokens.getFirst());
    }
  }

  @Test
  void aTokenAboutToExpireIsNotHandedOutTwice() {
    String grant = consent("brief").statusCode(201).extract().path("id");
    String first = accessToken(grant).extract().path("value");
    String second = accessToken(grant).extract().path("value");
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void aTokenTheProviderRefusesIsNotHandedOutAgain() {
    String grant = consent("good").statusCode(201).extract().path("id");
    String first = accessToken(grant).extract().path("value");

    refused(grant, "{\"value\": \"another\"}").statusCode(204);
    accessToken(grant).body("value", equalTo(first));
    refused(grant, "{\"value\": \"" + first + "\"}").statusCode(204);

    assertThat(accessToken(grant).statusCode(200).extract().<String>path("value"))
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"value\": \" \"}"})
  void aRefusalNamesItsToken(String body) {
    String grant = consent("good").statusCode(201).extract().path("id");

    refused(grant, body).statusCode(400);
  }

  @Test
  void aConsentTakenBackIsToldAndMendedByConsentingAgain() {
    String grant = consent("revoked").statusCode(201).extract().path("id");
    for (int attempt = 0; attempt < 2; attempt++) {
      accessToken(grant).statusCode(409).body("code", equalTo("consent-needed"));
    }
    api.as("admin")
        .get(Api.GRANTS + "?account=" + account)
        .then()
        .body("items.state", equalTo(List.of("CONSENT_NEEDED")));

    String renewed = consent("good").statusCode(201).extract().path("id");

    assertThat(renewed).isEqualTo(grant);
    accessToken(grant).statusCode(200);
    api.as("admin").get(Api.GRANTS + "/" + grant).then().body("state", equalTo("ACTIVE"));
  }

  @Test
  void aProviderThatIsDownIsNotTheGrantsFault() {
    String grant = consent("down").statusCode(201).extract().path("id");
    accessToken(grant).statusCode(503).body("code", equalTo("provider-unavailable"));
    api.as("admin").get(Api.GRANTS + "/" + grant).then().body("state", equalTo("ACTIVE"));
  }

  @ParameterizedTest
  @CsvSource({
    "used, 409, code-denied",
    "unticked, 409, scopes-missing",
    "again, 409, refresh-token-missing",
    "broken, 503, provider-unavailable",
    "foreign, 503, provider-unavailable"
  })
  void whatIsNoConsentIsNotKept(String behaviour, int status, String code) {
    consent(behaviour).statusCode(status).body("code", equalTo(code));
    api.as("admin")
        .get(Api.GRANTS + "?account=" + account)
        .then()
        .body("items", equalTo(List.of()));
  }

  @Test
  void theMissingScopeIsNamed() {
    consent("unticked").body("detail", containsString(FakeGoogle.SCOPE));
  }

  @Test
  void anotherProviderOrAMissingFieldIsABadRequest() {
    var body = Map.of("provider", "yahoo", "code", "x", "redirectUri", "y", "codeVerifier", "z");
    api.as("admin")
        .body(body)
        .post(Api.GRANTS)
        .then()
        .statusCode(400)
        .body("code", equalTo("provider-unknown"));
    api.as("admin")
        .body(Map.of("provider", "google"))
        .post(Api.GRANTS)
        .then()
        .statusCode(400)
        .body("code", equalTo("field-missing"));
  }

  @Test
  void aGrantIsTheTenantsAndTheAdministratorsOnly() {
    String grant = consent("good").statusCode(201).extract().path("id");
    api.as("hoergut.admin").get(Api.GRANTS + "/" + grant).then().statusCode(404);
    api.as("hoergut.admin").delete(Api.GRANTS + "/" + grant).then().statusCode(404);
    api.asService(Api.OTHER_TENANT).post(tokenPath(grant)).then().statusCode(404);
    api.as("anna.berger").get(Api.GRANTS).then().statusCode(403);
    api.as("admin").post(tokenPath(grant)).then().statusCode(403);
    api.as("google-sync-service")
        .post(tokenPath(grant))
        .then()
        .statusCode(400)
        .body("code", equalTo("tenant-missing"));
  }

  @Test
  void aRemovedGrantGivesNothing() {
    String grant = consent("good").statusCode(201).extract().path("id");
    accessToken(grant).statusCode(200);
    api.as("admin").delete(Api.GRANTS + "/" + grant).then().statusCode(204);
    accessToken(grant).statusCode(404);
    api.as("admin").delete(Api.GRANTS + "/" + grant).then().statusCode(404);
  }

  private ValidatableResponse consent(String behaviour) {
    return api.consent("admin", behaviour + "-" + account);
  }

  private ValidatableResponse accessToken(String grant) {
    return api.asService(Api.TENANT).post(tokenPath(grant)).then();
  }

  private ValidatableResponse refused(String grant, String body) {
    return api.asService(Api.TENANT)
        .contentType("application/json")
        .body(body)
        .post(tokenPath(grant) + "/refused")
        .then();
  }

  private static String tokenPath(String grant) {
    return "/internal/v1/oauth-grants/" + grant + "/access-token";
  }
}
