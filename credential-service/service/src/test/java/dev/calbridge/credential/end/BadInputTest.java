package dev.calbridge.credential.end;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is named, and changes nothing. */
@QuarkusTest
class BadInputTest {

  private static final String LONG = "x".repeat(300);

  private final Api api = new Api();

  @ParameterizedTest
  @CsvSource({
    "userName, ab, user-name-length",
    "userName, LONG, user-name-length",
    "userName, with:colon, user-name-characters",
    "userName, ' around ', user-name-characters",
    "password, something else, password-repeat",
    "label, LONG, label-invalid",
    "validFrom, 2026-01-01, time-zone-missing",
    "timeZone, Europe/Atlantis, time-zone-unknown",
    "timeZone, +01:00, time-zone-unknown",
    "user, 'two words', field-invalid",
    "validFrom, yesterday, malformed-json",
    "branch, Stuttgart, malformed-json",
    "id, 7, malformed-json"
  })
  void aBadFieldIsNamed(String field, String value, String code) {
    var body = Api.credential(Api.newUserName());
    body.put(field, value.equals("LONG") ? LONG : value);
    refused(body, code);
  }

  @ParameterizedTest
  @CsvSource({
    "too short, password-length",
    "LONG, password-length",
    "passwort123, password-common",
    "Sommer2026!, password-common",
    "PASSWORT123, password-common",
    "aaaaaaaaaaaaa, password-common",
    "erika.mustermann, password-user-name"
  })
  void aBadPasswordIsRefused(String password, String code) {
    var body = Api.credential("Erika.Mustermann");
    body.put("password", password.equals("LONG") ? LONG : password);
    body.put("passwordRepeat", body.get("password"));
    refused(body, code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"userName", "branch", "serviceClass", "password", "passwordRepeat"})
  void aMissingFieldIsNamed(String field) {
    var body = Api.credential(Api.newUserName());
    body.remove(field);
    refused(body, "field-missing");
  }

  @Test
  void daysInTheWrongOrderAreRefused() {
    var body = Api.credential(Api.newUserName());
    body.put("validFrom", "2026-02-01");
    body.put("validUntil", "2026-01-31");
    body.put("timeZone", "Europe/Berlin");
    refused(body, "validity-order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"text\"", "{\"userName\": 1e999", "{\"userName\": {}}"})
  void whatIsNotTheJsonAskedForIsRefusedAndNotRepeated(String body) {
    api.as("admin")
        .body(body)
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("malformed-json"))
        .body("detail", not(containsString("Exception")));
  }

  @Test
  void anEmptyBodyIsRefused() {
    api.as("admin")
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(400)
        .body("code", equalTo("body-missing"));
  }

  @Test
  void aUserNameIsTakenOverAllTenantsWhateverItsCase() {
    String userName = Api.newUserName();
    api.create(Api.credential(userName));

    for (String who : new String[] {"admin", "hoergut.admin"}) {
      api.as(who)
          .body(Api.credential(userName.toUpperCase()))
          .post(Api.CREDENTIALS)
          .then()
          .statusCode(409)
          .body("code", equalTo("user-name-taken"));
    }
  }

  @Test
  void anIdIsTaken() {
    String id = api.create(Api.credential(Api.newUserName()));
    var body = Api.credential(Api.newUserName());
    body.put("id", id);
    api.as("admin")
        .body(body)
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(409)
        .body("code", equalTo("id-taken"));
    // and the refused one has not claimed its user name
    body.remove("id");
    api.create(body);
  }

  @Test
  void otherTenantsAreNotThere() {
    String id = api.create(Api.credential(Api.newUserName()));
    String path = Api.CREDENTIALS + "/" + id;
    api.as("hoergut.admin").get(path).then().statusCode(404);
    api.as("hoergut.admin").delete(path).then().statusCode(404);
    api.as("hoergut.admin")
        .header("If-Match", "*")
        .body(Map.of("branch", "6a1b0000-0000-4000-8000-000000000002", "confirmed", true))
        .put(path)
        .then()
        .statusCode(404);
    assertThat(
            api.as("hoergut.admin")
                .get(Api.CREDENTIALS + "?limit=500")
                .then()
                .extract()
                .jsonPath()
                .getList("items.id"))
        .doesNotContain(id);
    api.as("admin")
        .header("Calbridge-Tenant", Api.OTHER_TENANT)
        .get(path)
        .then()
        .statusCode(403)
        .body("code", equalTo("tenant-not-allowed"));
    api.as("admin").get(path).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit-out-of-range",
    "limit=501, limit-out-of-range",
    "limit=many, limit-out-of-range",
    "after=nowhere, cursor-malformed",
    "state=SLEEPING, parameter-invalid",
    "serviceClass=TELEPATHY, parameter-invalid",
    "branch=Stuttgart, parameter-invalid",
    "user=two words, field-invalid"
  })
  void aBadQueryIsNamed(String query, String code) {
    api.as("admin")
        .get(Api.CREDENTIALS + "?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo(code));
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit-out-of-range",
    "after=x, cursor-malformed",
    "kind=GOSSIP, parameter-invalid",
    "since=yesterday, parameter-invalid",
    "credential=7, parameter-invalid"
  })
  void aBadQueryOfTheAuditIsNamed(String query, String code) {
    api.as("admin").get(Api.AUDIT + "?" + query).then().statusCode(400).body("code", equalTo(code));
  }

  @Test
  void aPasswordIsEitherTypedOrGenerated() {
    var body = Api.credential(Api.newUserName());
    body.put("generate", true);
    refused(body, "password-and-generate");
  }

  @Test
  void anEmployeeDoesNotChangeValidity() {
    String id = api.create(Api.credential(Api.newUserName()));
    api.as("anna.berger")
        .header("If-Match", "\"1\"")
        .body(Map.of("branch", "6a1b0000-0000-4000-8000-000000000002", "confirmed", true))
        .put(Api.CREDENTIALS + "/" + id)
        .then()
        .statusCode(403);
  }

  @Test
  void nobodyComesInWithoutAToken() {
    given().get(Api.CREDENTIALS).then().statusCode(401);
    given().auth().oauth2("x.y.z").get(Api.CREDENTIALS).then().statusCode(401);
  }

  private void refused(Map<String, Object> body, String code) {
    api.as("admin")
        .body(body)
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
    api.verify(String.valueOf(body.get("userName")), Api.PASSWORD)
        .body("result", equalTo("rejected"));
  }
}
