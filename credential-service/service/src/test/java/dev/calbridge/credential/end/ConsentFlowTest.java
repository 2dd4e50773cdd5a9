package dev.calbridge.credential.end;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.calbridge.credential.contract.CredentialTopics;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the start of a flow to the page a browser ends on, and what services learn of it. */
@QuarkusTest
class ConsentFlowTest {

  private static final String CONSENTS = "/internal/v1/oauth-consents";
  private static final String RESOURCE = "4c1b0000-0000-4000-8000-000000000007";

  @Inject TenantDatabase database;

  private final Api api = new Api();
  private final String account = UUID.randomUUID().toString();
  private final Map<String, Object> wish = new LinkedHashMap<>();

  ConsentFlowTest() {
    wish.put("provider", "google");
    wish.put("resource", RESOURCE);
    // one of his own for each test: nobody may have many flows open
    wish.put("user", UUID.randomUUID().toString());
    wish.put("language", "en");
  }

  @Test
  void thePersonIsSentToTheProviderWithEverythingItNeeds() {
    JsonPath started = start();
    Browser browser = Browser.at(started.getString("authorizationUrl"));
    assertThat(browser.asked())
        .containsEntry("response_type", "code")
        .containsEntry("client_id", FakeGoogle.CLIENT_ID)
        .containsEntry("redirect_uri", FakeGoogle.CALLBACK)
        .containsEntry("scope", "openid " + FakeGoogle.SCOPE)
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("access_type", "offline")
        .containsEntry("prompt", "consent")
        .containsEntry("include_granted_scopes", "true")
        .doesNotContainKey("login_hint");
    // 256 bits in base64
    assertThat(browser.asked().get("state")).hasSize(43);
    assertThat(browser.asked().get("code_challenge")).hasSize(43);
    outcome(started).body("outcome.state", equalTo("WAITING")).body("resource", equalTo(RESOURCE));
  }

  @Test
  void aConsentBecomesAGrantThatServicesLearnOf() {
    JsonPath started = start();
    Browser browser = Browser.at(started.getString("authorizationUrl"));

    String page =
        browser
            .consents("good", account)
            .statusCode(200)
            .contentType("text/html;charset=UTF-8")
            .header("Cache-Control", "no-store")
            .header("Referrer-Policy", "no-referrer")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", containsString("default-src 'none'"))
            .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
            .body(containsString("<html lang=\"en\">"), containsString("You may close this page."))
            .body(not(containsString("<a ")))
            .extract()
            .asString();

    assertThat(page)
        .doesNotContain(browser.asked().get("state"))
        .doesNotContain(browser.code("good", account))
        .doesNotContain(account);
    String grant =
        outcome(started).body("outcome.state", equalTo("GRANTED")).extract().path("outcome.grant");
    api.asService(Api.TENANT)
        .post("/internal/v1/oauth-grants/" + grant + "/access-token")
        .then()
        .statusCode(200);
    try (CredentialTopic topic = new CredentialTopic(CredentialTopics.OAUTH_GRANTS)) {
      var event = topic.await(Api.TENANT + "/" + grant, 1).getFirst();
      JsonPath snapshot = JsonPath.from(event.value());
      assertThat(snapshot.getString("state")).isEqualTo("ACTIVE");
      assertThat(snapshot.getString("lastConsent")).isEqualTo(started.getString("id"));
      assertThat(snapshot.getString("account")).isEqualTo(account);
      assertThat(snapshot.getList("scopes")).contains(FakeGoogle.SCOPE);
      assertThat(event.value()).doesNotContain("secret-");
    }
  }

  @Test
  void thePageSpeaksGermanToo() {
    wish.put("language", "de");
    Browser.at(start().getString("authorizationUrl"))
        .consents("good", account)
        .body(containsString("<html lang=\"de\">"))
        .body(containsString("Sie können diese Seite schließen."));
  }

  @Test
  void whatTheStyleSheetHashesToIsWhatThePolicyAllows() throws Exception {
    var answer = given().get(Browser.CALLBACK + "?state=x");
    String style = answer.asString().replaceFirst("(?s).*<style>(.*)</style>.*", "$1");
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(style.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(answer.header("Content-Security-Policy"))
        .contains("'sha256-" + java.util.Base64.getEncoder().encodeToString(digest) + "'");
  }

  @Test
  void aStateIsGoodOnce() {
    JsonPath started = start();
    Browser browser = Browser.at(started.getString("authorizationUrl"));
    browser.consents("good", account).statusCode(200);
    browser
        .consents("good", "somebody-else")
        .statusCode(409)
        .body(containsString("Done already"), not(containsString("<a ")));
    browser.declines().statusCode(409);
    outcome(started).body("outcome.state", equalTo("GRANTED"));
    grants().body("items.account", not(hasItem("somebody-else")));
  }

  @Test
  void ofManyWhoBringAStateAtOnceOneIsHeard() throws Exception {
    Browser browser = Browser.at(start().getString("authorizationUrl"));
    Callable<Integer> come = () -> browser.consents("good", account).extract().statusCode();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers =
          threads.invokeAll(Stream.generate(() -> come).limit(6).toList()).stream()
              .map(done -> done.resultNow())
              .toList();
      assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }
    assertThat(api.google("/exchanges", browser.code("good", account))).isEqualTo("1");
  }

  @Test
  void whoOnlyLooksUsesNothingUp() {
    Browser browser = Browser.at(start().getString("authorizationUrl"));
    given()
        .queryParam("state", browser.asked().get("state"))
        .head(Browser.CALLBACK)
        .then()
        .statusCode(200);
    browser.consents("good", account).statusCode(200);
  }

  @Test
  void whoeverDeclinesMayThinkAgain() {
    JsonPath started = start();
    Browser browser = Browser.at(started.getString("authorizationUrl"));
    String page =
        browser
            .declines()
            .statusCode(200)
            .body(containsString("Not connected"))
            .extract()
            .asString();
    outcome(started).body("outcome.state", equalTo("DENIED"));

    Browser again = Browser.retry(page);
    assertThat(again.asked().get("state")).isNotEqualTo(browser.asked().get("state"));
    again.consents("good", account).statusCode(200).body(containsString("That worked"));
    outcome(started).body("outcome.state", equalTo("GRANTED"));
    browser.declines().statusCode(409);
  }

  @Test
  void aMissingScopeIsNamedAndNothingIsKept() {
    JsonPath started = start();
    String page =
        Browser.at(started.getString("authorizationUrl"))
            .consents("unticked", account)
            .statusCode(200)
            .body(containsString("One permission is missing"), containsString(FakeGoogle.SCOPE))
            .body(containsString("Try again"))
            .extract()
            .asString();
    outcome(started)
        .body("outcome.state", equalTo("SCOPES_MISSING"))
        .body("outcome.scopes", equalTo(List.of(FakeGoogle.SCOPE)));
    grants().body("items.account", not(hasItem(account)));

    Browser.retry(page).consents("good", account).statusCode(200);
    outcome(started).body("outcome.state", equalTo("GRANTED"));
  }

  @ParameterizedTest
  @CsvSource({
    "used, code-denied, That did not work",
    "broken, provider-unavailable, Google does not answer",
    "again, refresh-token-missing, That did not work"
  })
  void whatGoesWrongAtTheProviderIsTold(String behaviour, String code, String title) {
    JsonPath started = start();
    Browser.at(started.getString("authorizationUrl"))
        .consents(behaviour, account)
        .statusCode(200)
        .body(containsString(title), containsString("<a "));
    outcome(started).body("outcome.state", equalTo("FAILED")).body("outcome.code", equalTo(code));
  }

  @Test
  void afterFiveTriesItIsEnough() {
    JsonPath started = start();
    String url = started.getString("authorizationUrl");
    for (int attempt = 1; attempt < 5; attempt++) {
      url = "?" + query(Browser.retry(Browser.at(url).declines().extract().asString()));
    }
    Browser.at(url).declines().statusCode(200).body(not(containsString("<a ")));
  }

  private static String query(Browser browser) {
    return "state=%s&code_challenge=%s"
        .formatted(browser.asked().get("state"), browser.asked().get("code_challenge"));
  }

  @Test
  void afterTenMinutesItIsTooLate() {
    JsonPath started = start();
    database
        .inTransaction(
            Api.TENANT,
            connection ->
                connection
                    .preparedQuery(
                        "update oauth_consent set expires_at = now() - interval '1 second'"
                            + " where tenant = $1 and id = $2")
                    .execute(Tuple.of(Api.TENANT, UUID.fromString(started.getString("id")))))
        .await()
        .atMost(Duration.ofSeconds(20));
    Browser.at(started.getString("authorizationUrl"))
        .consents("good", account)
        .statusCode(410)
        .body(containsString("Too late"), not(containsString("<a ")));
    outcome(started).body("outcome.state", equalTo("EXPIRED"));
    grants().body("items.account", not(hasItem(account)));
  }

  @Test
  void aRenewalTakesTheSameAccountOnly() {
    JsonPath first = start();
    Browser.at(first.getString("authorizationUrl")).consents("revoked", account);
    String grant = outcome(first).extract().path("outcome.grant");
    wish.put("grant", grant);

    JsonPath renewal = start();
    Browser browser = Browser.at(renewal.getString("authorizationUrl"));
    assertThat(browser.asked()).containsEntry("login_hint", account);
    String page =
        browser
            .consents("good", UUID.randomUUID().toString())
            .body(containsString("Another account"))
            .extract()
            .asString();
    outcome(renewal).body("outcome.code", equalTo("other-account"));

    Browser.retry(page).consents("good", account).statusCode(200);
    outcome(renewal).body("outcome.grant", equalTo(grant));
  }

  @ParameterizedTest
  @CsvSource({"'', 400", "state=, 400", "state=nobody-knows-it, 400", "state=LONG, 400"})
  void whatIsNoStateOfOursGetsAPageAndNothingOfItself(String query, int status) {
    given()
        .header("Accept-Language", "de-DE,de;q=0.9,en;q=0.8")
        .urlEncodingEnabled(false)
        .get(Browser.CALLBACK + "?code=%3Cscript%3E&" + query.replace("LONG", "x".repeat(2000)))
        .then()
        .statusCode(status)
        .body(containsString("<html lang=\"de\">"), not(containsString("script")))
        .body(not(containsString("nobody-knows-it")));
  }

  @ParameterizedTest
  @CsvSource({
    "provider, yahoo, provider-unknown",
    "provider, , field-missing",
    "resource, , field-missing",
    "resource, seven, malformed-json",
    "user, , field-missing",
    "user, 'two words', field-invalid",
    "language, fr, language-unknown",
    "grant, seven, malformed-json"
  })
  void aBadFieldIsNamed(String field, String value, String code) {
    wish.put(field, value);
    api.asService(Api.TENANT)
        .body(wish)
        .post(CONSENTS)
        .then()
        .statusCode(400)
        .body("code", equalTo(code));
  }

  @Test
  void aGrantThatIsNotThereCannotBeRenewed() {
    wish.put("grant", UUID.randomUUID().toString());
    api.asService(Api.TENANT).body(wish).post(CONSENTS).then().statusCode(404);
  }

  @Test
  void nobodyHasManyFlowsOpen() {
    for (int open = 0; open < 20; open++) {
      start();
    }
    api.asService(Api.TENANT)
        .body(wish)
        .post(CONSENTS)
        .then()
        .statusCode(429)
        .body("code", equalTo("too-many-consents"));
    wish.put("user", UUID.randomUUID().toString());
    start();
  }

  @Test
  void flowsAreForServicesAndTheirTenantOnly() {
    JsonPath started = start();
    String path = CONSENTS + "/" + started.getString("id");
    api.asService(Api.OTHER_TENANT).get(path).then().statusCode(404);
    for (String who : List.of("admin", "anna.berger", "operator")) {
      api.as(who).get(path).then().statusCode(403);
      api.as(who).body(wish).post(CONSENTS).then().statusCode(403);
    }
    given().get(path).then().statusCode(401);
  }

  private JsonPath start() {
    return api.asService(Api.TENANT)
        .body(wish)
        .post(CONSENTS)
        .then()
        .statusCode(201)
        .header("Cache-Control", "no-store")
        .extract()
        .jsonPath();
  }

  private ValidatableResponse outcome(JsonPath started) {
    return api.asService(Api.TENANT)
        .get(CONSENTS + "/" + started.getString("id"))
        .then()
        .statusCode(200);
  }

  private ValidatableResponse grants() {
    return api.as("admin").get(Api.GRANTS + "?limit=500").then().statusCode(200);
  }
}
