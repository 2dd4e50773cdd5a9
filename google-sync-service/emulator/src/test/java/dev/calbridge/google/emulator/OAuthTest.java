package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.redirected;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.emulator.json.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {
  private static final Map<String, String> OFFLINE = Map.of("access_type", "offline");
  private static final String EVENTS = "https://www.googleapis.com/auth/calendar.events";
  private static final String LIST =
      "https://www.googleapis.com/auth/calendar.calendarlist.readonly";

  private final Fixture google = Fixture.start();

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void consentComesBackWithTheStateAndACodeThatBecomesTokens() {
    HttpResponse<String> consent =
        google.authorize(Map.of("state", "tenant 1&x", "access_type", "offline"));
    assertThat(redirected(consent).first("state")).contains("tenant 1&x");

    JsonNode tokens =
        PlainHttp.json(google.exchange(redirected(consent).first("code").orElseThrow(), Map.of()));

    assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(tokens.path("expires_in").asInt()).isEqualTo(3599);
    assertThat(tokens.path("scope").asText()).isEqualTo(Fixture.CALENDAR_SCOPE);
    assertThat(tokens.path("refresh_token").asText()).startsWith("1//");
    assertThat(tokens.has("id_token")).isFalse();
  }

  @Test
  void aCodeIsGoodOnce() {
    String code = google.code(Map.of());
    google.exchange(code, Map.of());

    refused(google.exchange(code, Map.of()), 400, "invalid_grant");
  }

  @Test
  void aCodeExpiresAfterTenMinutes() {
    String code = google.code(Map.of());
    google.advance("PT10M");

    refused(google.exchange(code, Map.of()), 400, "invalid_grant");
  }

  @Test
  void aRefreshTokenComesOfflineAndAtTheFirstConsentOrWhenConsentIsAskedAgain() {
    assertThat(google.tokens(Map.of()).has("refresh_token")).as("online").isFalse();
    assertThat(google.tokens(OFFLINE).has("refresh_token")).as("second consent").isFalse();
    assertThat(
            google
                .tokens(Map.of("access_type", "offline", "prompt", "consent"))
                .has("refresh_token"))
        .as("asked again")
        .isTrue();
  }

  @Test
  void aRefreshTokenGivesAccessTokensAgainAndAgain() {
    String refreshToken = google.tokens(OFFLINE).path("refresh_token").asText();

    JsonNode first = PlainHttp.json(google.refresh(refreshToken));
    JsonNode second = PlainHttp.json(google.refresh(refreshToken));

    assertThat(first.path("access_token").asText())
        .isNotEmpty()
        .isNotEqualTo(second.path("access_token").asText());
    assertThat(first.has("refresh_token")).isFalse();
    assertThat(first.path("scope").asText()).isEqualTo(Fixture.CALENDAR_SCOPE);
  }

  @Test
  void aRefreshTokenDiesAfterSixIdleMonths() {
    String refreshToken = google.tokens(OFFLINE).path("refresh_token").asText();
    google.advance("P179D");
    assertThat(google.refresh(refreshToken).statusCode()).isEqualTo(200);
    google.advance("P180D");

    refused(google.refresh(refreshToken), 400, "invalid_grant");
  }

  @Test
  void theHundredAndFirstRefreshTokenEndsTheOldest() {
    Map<String, String> again = Map.of("access_type", "offline", "prompt", "consent");
    String oldest = google.tokens(again).path("refresh_token").asText();
    google.advance("PT1S");
    String second = google.tokens(again).path("refresh_token").asText();
    for (int i = 0; i < 98; i++) {
      google.advance("PT1S");
      google.tokens(again);
    }
    assertThat(google.refresh(oldest).statusCode()).isEqualTo(200);
    google.advance("PT1S");
    google.tokens(again);

    refused(google.refresh(oldest), 400, "invalid_grant");
    assertThat(google.refresh(second).statusCode()).isEqualTo(200);
  }

  @Test
  void inATestingProjectRefreshTokensLiveSevenDays() {
    try (Fixture testing = Fixture.start(Fixture.options().inTesting())) {
      String refreshToken = testing.tokens(OFFLINE).path("refresh_token").asText();
      testing.advance("P6D");
      assertThat(testing.refresh(refreshToken).statusCode()).isEqualTo(200);
      testing.advance("P1D");

      refused(testing.refresh(refreshToken), 400, "invalid_grant");
    }
  }

  @Test
  void theVerifierMustFitTheChallenge() {
    // The pair of RFC 7636, appendix B.
    Map<String, String> challenge =
        Map.of(
            "code_challenge",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "code_challenge_method",
            "S256");
    String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    refused(google.exchange(google.code(challenge), Map.of()), 400, "invalid_grant");
    refused(
        google.exchange(google.code(challenge), Map.of("code_verifier", verifier + "x")),
        400,
        "invalid_grant");
    assertThat(
            google.exchange(google.code(challenge), Map.of("code_verifier", verifier)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void redirectUrisAreComparedAtBothEnds() {
    HttpResponse<String> consent = google.authorize(Map.of("redirect_uri", "http://evil/"));
    assertThat(consent.statusCode()).isEqualTo(400);
    assertThat(consent.body()).contains("redirect_uri_mismatch");
    assertThat(consent.headers().firstValue("Location")).isEmpty();

    refused(
        google.exchange(google.code(Map.of()), Map.of("redirect_uri", "http://evil/")),
        400,
        "redirect_uri_mismatch");
  }

  @Test
  void clientsMustBeKnownAndProveTheirSecret() {
    assertThat(google.authorize(Map.of("client_id", "unknown")).statusCode()).isEqualTo(401);
    String code = google.code(Map.of());

    refused(google.exchange(code, Map.of("client_secret", "wrong")), 401, "invalid_client");
    refused(google.exchange(code, Map.of("client_id", "unknown")), 401, "invalid_client");
    assertThat(google.exchange(code, Map.of()).statusCode())
        .as("the code was not used up by strangers")
        .isEqualTo(200);
  }

  @Test
  void aClientMayUseBasicAuthentication() {
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (Fixture.CLIENT + ":" + Fixture.SECRET).getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> response =
        google
            .http()
            .form(
                "/token",
                Map.of(
                    "grant_type",
                    "authorization_code",
                    "code",
                    google.code(Map.of()),
                    "redirect_uri",
                    Fixture.REDIRECT),
                "Authorization",
                "Basic " + basic);

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void aUserMayGrantLessThanWasAsked() {
    JsonNode tokens = google.tokens(Map.of("scope", EVENTS + " " + LIST, "x_grant", EVENTS));

    assertThat(tokens.path("scope").asText()).isEqualTo(EVENTS);
    assertThat(redirected(google.authorize(Map.of("x_grant", "none"))).first("error"))
        .contains("access_denied");
  }

  @Test
  void thePageAsksForEachScopeAndTakesTheAnswer() {
    Map<String, String> request = Fixture.authorization();
    request.put("scope", "openid " + EVENTS + " " + LIST);
    request.put("state", "s");
    HttpResponse<String> page =
        google
            .http()
            .get("/o/oauth2/v2/auth?" + PlainHttp.encode(request), "Accept-Language", "de-DE,de");
    assertThat(page.body())
        .contains("lang=\"de\"", "Termine in allen Kalendern ansehen und bearbeiten", Fixture.ANNA)
        .containsPattern("type=\"checkbox\" name=\"granted\" value=\"" + EVENTS)
        .doesNotContain("value=\"openid\"> <span>");

    Map<String, String> form = new LinkedHashMap<>(request);
    form.put("account", Fixture.ANNA);
    form.put("granted", LIST);
    form.put("decision", "allow");
    HttpResponse<String> answer = google.http().form("/o/oauth2/v2/auth", form);
    JsonNode tokens =
        PlainHttp.json(google.exchange(redirected(answer).first("code").orElseThrow(), Map.of()));

    assertThat(tokens.path("scope").asText()).isEqualTo("openid " + LIST);

    form.put("decision", "deny");
    assertThat(redirected(google.http().form("/o/oauth2/v2/auth", form)).first("error"))
        .contains("access_denied");
  }

  @Test
  void anIdTokenNamesTheAccountAndIsSignedWithThePublishedKey() throws Exception {
    JsonNode tokens = google.tokens(Map.of("scope", "openid email", "nonce", "n1"));
    String[] parts = tokens.path("id_token").asText().split("\\.");
    JsonNode claims = Json.readObject(Base64.getUrlDecoder().decode(parts[1]));
    JsonNode key = PlainHttp.json(google.http().get("/oauth2/v3/certs")).path("keys").path(0);

    assertThat(claims.path("sub").asText()).matches("\\d{21}");
    assertThat(claims.path("aud").asText()).isEqualTo(Fixture.CLIENT);
    assertThat(claims.path("email").asText()).isEqualTo(Fixture.ANNA);
    assertThat(claims.path("nonce").asText()).isEqualTo("n1");
    assertThat(new SignatureCheck(key).accepts(parts)).isTrue();
    parts[1] = parts[1].substring(0, parts[1].length() - 2) + "xx";
    assertThat(new SignatureCheck(key).accepts(parts)).isFalse();
  }

  @Test
  void revokingOneTokenEndsAllOfTheAccount() {
    JsonNode first = google.tokens(OFFLINE);
    JsonNode second = google.tokens(Map.of("access_type", "offline", "prompt", "consent"));

    HttpResponse<String> revoked =
        google.http().form("/revoke", Map.of("token", first.path("access_token").asText()));

    assertThat(revoked.statusCode()).isEqualTo(200);
    refused(google.refresh(first.path("refresh_token").asText()), 400, "invalid_grant");
    refused(google.refresh(second.path("refresh_token").asText()), 400, "invalid_grant");
    assertThat(
            google
                .http()
                .get(
                    "/calendar/v3/users/me/calendarList",
                    "Authorization",
                    "Bearer " + second.path("access_token").asText())
                .statusCode())
        .isEqualTo(401);
    refused(
        google.http().form("/revoke", Map.of("token", first.path("access_token").asText())),
        400,
        "invalid_token");
  }

  @Test
  void theUserCanRevokeWithoutTheProgram() {
    JsonNode tokens = google.tokens(OFFLINE);

    google.control("POST", "/grants/revoke", "{\"email\":\"" + Fixture.ANNA + "\"}");

    HttpResponse<String> refresh = google.refresh(tokens.path("refresh_token").asText());
    refused(refresh, 400, "invalid_grant");
    assertThat(PlainHttp.json(refresh).path("error_description").asText())
        .isEqualTo("Token has been expired or revoked.");
  }

  @Test
  void tokenInfoTellsWhatATokenIsGoodFor() {
    String token = google.accessToken("email " + EVENTS);

    JsonNode info = PlainHttp.json(google.http().get("/tokeninfo?access_token=" + token));

    assertThat(info.path("scope").asText()).isEqualTo("email " + EVENTS);
    assertThat(info.path("email").asText()).isEqualTo(Fixture.ANNA);
    assertThat(info.path("expires_in").asText()).isEqualTo("3600");
    refused(google.http().get("/tokeninfo?access_token=x"), 400, "invalid_token");
  }

  @Test
  void neitherCodeNorTokenEntersTheJournal() {
    String code = google.code(Map.of());
    JsonNode tokens = PlainHttp.json(google.exchange(code, Map.of()));
    String token = tokens.path("access_token").asText();
    google.http().get("/tokeninfo?access_token=" + token);

    String journal = google.control("GET", "/journal", "").toString();

    assertThat(journal).contains("oauth.tokeninfo").doesNotContain(token).doesNotContain(code);
  }

  private static void refused(HttpResponse<String> response, int status, String error) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(PlainHttp.json(response).path("error").asText()).isEqualTo(error);
  }
}
