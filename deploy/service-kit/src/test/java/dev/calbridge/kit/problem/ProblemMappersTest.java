package dev.calbridge.kit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.calbridge.platform.testkit.Keycloak;
import dev.calbridge.platform.testkit.Platform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ProblemMappersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":",
        "[]",
        "\"text\"",
        "{\"id\":\"not-a-uuid\"}",
        "{\"day\":\"2026-13-45\"}",
        "{\"numbers\":{\"a\":1}}"
      })
  void aBodyThatIsNotWhatIsAskedForIsTheCallersMistake(String body) {
    assertProblem(
        given().contentType("application/json").body(body).post("/echo").then(),
        400,
        "malformed-json");
  }

  @Test
  void aDatabaseThatIsAwayMayBeAskedAgainSoon() {
    assertProblem(
        given().get("/echo/outage").then().header("Retry-After", "5"), 503, "unavailable");
  }

  @Test
  void theValueItselfIsNotRepeated() {
    given()
        .contentType("application/json")
        .body("{\"day\":\"hunter2\"}")
        .post("/echo")
        .then()
        .statusCode(400)
        .body("detail", containsString("/day"))
        .body(not(containsString("hunter2")));
  }

  @Test
  void aBrokenRuleInsideABodyKeepsItsCode() {
    assertProblem(
        given()
            .contentType("application/json")
            .body("{\"numbers\":[1,2,3,4]}")
            .post("/echo")
            .then(),
        422,
        "too-many");
  }

  @Test
  void aProblemIsToldWithItsCodeAndDetail() {
    assertProblem(
            given().get("/echo/7b0d4e2e-6f53-4a5e-9a37-111111111111").then(), 409, "already-there")
        .body("detail", equalTo("Choose another id."))
        .body("taken[0]", equalTo("7b0d4e2e-6f53-4a5e-9a37-111111111111"));
  }

  @Test
  void whatIsNotThereOrNotAllowedIsAProblemToo() {
    assertProblem(given().get("/nowhere").then(), 404, "not-found");
    assertProblem(given().get("/echo/not-a-uuid").then(), 404, "not-found");
    assertProblem(given().delete("/echo").then(), 405, "method-not-allowed");
    assertProblem(
        given().contentType("text/plain").body("x").post("/echo").then(),
        415,
        "unsupported-media-type");
  }

  @Test
  void aFaultTellsNothingOfItself() {
    assertProblem(given().get("/echo/fault").then(), 500, "internal-error")
        .body(not(containsString("hunter2")))
        .body(not(containsString("Exception")));
  }

  @Test
  void withoutAValidTokenThereIsAChallenge() {
    assertProblem(given().get("/echo/tenant").then(), 401, "unauthorized");
    given()
        .auth()
        .oauth2("not.a.token")
        .get("/echo/tenant")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("Bearer"));
  }

  /** Every realm has this client of Keycloak's own; its tokens are meant for somebody else. */
  @Test
  void aTokenMeantForAnotherProgramIsRefused() {
    String foreign =
        given()
            .formParam("grant_type", "password")
            .formParam("client_id", "admin-cli")
            .formParam("username", "admin")
            .formParam("password", "demo")
            .post(Platform.current().keycloak().realmUrl() + "/protocol/openid-connect/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");

    assertProblem(given().auth().oauth2(foreign).get("/echo/tenant").then(), 401, "unauthorized");
  }

  @Test
  void theTenantComesFromThePersonsTokenOrTheServicesHeader() {
    Keycloak keycloak = Platform.current().keycloak();
    given()
        .auth()
        .oauth2(keycloak.token("admin", "demo"))
        .get("/echo/tenant")
        .then()
        .statusCode(200)
        .body(containsString("optik-himmel"));
    assertProblem(
        given().auth().oauth2(keycloak.token("anna.berger", "demo")).get("/echo/tenant").then(),
        403,
        "forbidden");
    assertProblem(
        given()
            .auth()
            .oauth2(keycloak.token("admin", "demo"))
            .header("Calbridge-Tenant", "hoergut")
            .get("/echo/tenant")
            .then(),
        403,
        "tenant-not-allowed");

    String service = keycloak.serviceToken("caldav-gateway");
    given()
        .auth()
        .oauth2(service)
        .header("Calbridge-Tenant", "hoergut")
        .get("/echo/service")
        .then()
        .statusCode(200)
        .body(equalTo("hoergut"));
    assertProblem(
        given().auth().oauth2(service).get("/echo/service").then(), 400, "tenant-missing");
  }

  private static ValidatableResponse assertProblem(
      ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("code", equalTo(code));
  }
}
