package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Passwords that come later, what was asked for before, and what is remembered of both. */
@QuarkusTest
class CredentialHistoryTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Api api = new Api();

  @Test
  void anAdministratorMakesOneAndItsUserSetsThePassword() {
    var body = withoutPassword(Api.newUserName());
    String id = api.create(body);
    String path = Api.CREDENTIALS + "/" + id;
    api.as("admin").get(path).then().body("state", equalTo("WITHOUT_PASSWORD"));
    api.verify((String) body.get("userName"), "").body("result", equalTo("rejected"));

    set("anna.berger", path, Map.of("password", Api.PASSWORD, "passwordRepeat", Api.PASSWORD))
        .body("state", equalTo("ACTIVE"))
        .body("version", equalTo(2))
        .body("changedBy", equalTo(Api.ANNA))
        .body("createdBy", not(equalTo(Api.ANNA)))
        .body("generatedPassword", nullValue());
    api.verify((String) body.get("userName"), Api.PASSWORD).body("result", equalTo("verified"));
  }

  @Test
  void anEmployeeDoesNotMakeOneWithoutAPassword() {
    api.as("anna.berger")
        .body(withoutPassword(Api.newUserName()))
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(400)
        .body("code", equalTo("field-missing"));
  }

  @Test
  void aGeneratedPasswordIsToldOnceAndOpens() {
    var body = withoutPassword(Api.newUserName());
    body.put("generate", true);
    JsonPath made =
        api.as("anna.berger")
            .body(body)
            .post(Api.CREDENTIALS)
            .then()
            .statusCode(201)
            .header("Cache-Control", "no-store")
            .extract()
            .jsonPath();
    String userName = (String) body.get("userName");
    String path = Api.CREDENTIALS + "/" + made.getString("id");
    api.verify(userName, made.getString("generatedPassword")).body("result", equalTo("verified"));
    api.as("anna.berger").get(path).then().body("generatedPassword", nullValue());

    String next =
        set("anna.berger", path, Map.of("generate", true))
            .header("Cache-Control", "no-store")
            .extract()
            .path("generatedPassword");
    assertThat(next).isNotEqualTo(made.getString("generatedPassword"));
    api.verify(userName, next).body("result", equalTo("verified"));
  }

  @Test
  void theLastUseIsSeenAndIsNoChange() {
    String userName = Api.newUserName();
    String path = Api.CREDENTIALS + "/" + api.create(Api.credential(userName));
    api.as("admin").get(path).then().body("lastUsedAt", nullValue());
    api.verifyFrom("2001:db8::7", userName, Api.PASSWORD).body("result", equalTo("verified"));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                api.as("admin")
                    .get(path)
                    .then()
                    .body("lastAddress", equalTo("2001:db8:0:0:0:0:0:7"))
                    .body("lastClient", equalTo("iOS"))
                    .body("lastUsedAt", not(nullValue()))
                    .body("version", equalTo(1)));
  }

  @Test
  void theAuditSaysWhoDidWhat() {
    String userName = Api.newUserName();
    String id = api.create(Api.credential(userName));
    String path = Api.CREDENTIALS + "/" + id;
    for (String wrong : List.of("wrong number one", "wrong number two", "wrong number two")) {
      api.verifyFrom("192.0.2.9", userName, wrong).body("result", equalTo("rejected"));
    }
    api.verifyFrom("192.0.2.7", userName, Api.PASSWORD).body("result", equalTo("verified"));
    await().atMost(SOON).until(() -> kinds(id).size() == 3);
    api.verifyFrom("192.0.2.8", userName, Api.PASSWORD).body("result", equalTo("verified"));
    set("anna.berger", path, Map.of("generate", true));
    api.as("admin").delete(path).then().statusCode(204);

    assertThat(kinds(id))
        .containsSubsequence("REMOVED", "PASSWORD_SET")
        .containsExactlyInAnyOrder(
            "REMOVED", "PASSWORD_SET", "USE_REJECTED", "FIRST_USED", "CREATED");
    JsonPath rejected = audit("credential=" + id + "&kind=USE_REJECTED");
    assertThat(rejected.getString("items[0].reason")).isEqualTo("WRONG_PASSWORD");
    assertThat(rejected.getInt("items[0].count")).isEqualTo(3);
    assertThat(rejected.getString("items[0].address")).isEqualTo("192.0.2.9");
    assertThat(rejected.getString("items[0].userName")).isEqualTo(userName);
    JsonPath set = audit("credential=" + id + "&kind=PASSWORD_SET");
    assertThat(set.getString("items[0].by")).isEqualTo(Api.ANNA);
    assertThat(set.getInt("items[0].version")).isEqualTo(2);
  }

  @Test
  void theAuditIsReadPageByPageAndByItsTenantOnly() {
    for (int number = 0; number < 3; number++) {
      api.create(Api.credential(Api.newUserName()));
    }
    List<Long> ids = new ArrayList<>();
    String after = "";
    for (int page = 0; page < 3; page++) {
      JsonPath read = audit("kind=CREATED&user=" + Api.ANNA + "&limit=1" + after);
      ids.add(read.getLong("items[0].id"));
      after = "&after=" + read.getString("next");
    }
    assertThat(ids)
        .hasSize(3)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    api.as("hoergut.admin")
        .get(Api.AUDIT + "?limit=500")
        .then()
        .statusCode(200)
        .body("items.id", not(hasItem(ids.getFirst().intValue())));
  }

  @Test
  void credentialsAreListedPageByPageAndByState() {
    String branch = UUID.randomUUID().toString();
    for (int number = 0; number < 5; number++) {
      var body = Api.credential(Api.newUserName());
      body.put("branch", branch);
      if (number == 4) {
        body.put("confirmed", false);
      }
      api.create(body);
    }
    String query = Api.CREDENTIALS + "?serviceClass=CALDAV_SYNC&branch=" + branch;
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      JsonPath page = api.as("admin").get(query + "&limit=2" + after).jsonPath();
      ids.addAll(page.getList("items.id", String.class));
      after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
    } while (!after.isEmpty());
    assertThat(ids).hasSize(5).doesNotHaveDuplicates();

    api.as("admin").get(query + "&state=ACTIVE").then().body("items.size()", equalTo(4));
    api.as("admin")
        .get(query + "&state=UNCONFIRMED")
        .then()
        .body("items.size()", equalTo(1))
        .body("items.state", everyItem(equalTo("UNCONFIRMED")));
    api.as("admin").get(query + "&user=" + Api.BEN).then().body("items.size()", equalTo(0));
    api.as("ben.vogt").get(query + "&user=" + Api.ANNA).then().body("items.size()", equalTo(0));
  }

  @Test
  void theSameRequestAgainMakesNothingNew() {
    String key = "retry-" + UUID.randomUUID();
    var body = Api.credential(Api.newUserName());
    JsonPath first = made(key, body);
    JsonPath again = made(key, body);
    assertThat(again.getMap("$")).isEqualTo(first.getMap("$"));

    String gone = "retry-" + UUID.randomUUID();
    var removed = Api.credential(Api.newUserName());
    String id = made(gone, removed).getString("id");
    api.as("admin").delete(Api.CREDENTIALS + "/" + id).then().statusCode(204);
    refused(gone, removed, "removed-meanwhile");

    refused(key, with(body, "label", "another"), "idempotency-key-reused");
    body.put("passwordRepeat", "ein anderes Kennwort");
    refused(key, with(body, "password", "ein anderes Kennwort"), "idempotency-key-reused");
    // keys of others do not meet
    var others = Api.credential(Api.newUserName());
    api.as("anna.berger")
        .header("Idempotency-Key", key)
        .body(others)
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(201);
    refused("a b", others, 400, "idempotency-key-invalid");
  }

  @Test
  void theSameRequestWithItsOwnIdMakesNothingNewEither() {
    var body = Api.credential(Api.newUserName());
    body.put("id", UUID.randomUUID().toString());
    String id = api.create(body);
    assertThat(api.create(body)).isEqualTo(id);
    refused(null, with(body, "userName", Api.newUserName()), "id-taken");

    api.as("admin").delete(Api.CREDENTIALS + "/" + id).then().statusCode(204);
    refused(null, body, "id-taken");
  }

  private JsonPath made(String key, Map<String, Object> body) {
    return api.as("admin")
        .header("Idempotency-Key", key)
        .body(body)
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private void refused(String key, Map<String, Object> body, String code) {
    refused(key, body, 409, code);
  }

  private void refused(String key, Map<String, Object> body, int status, String code) {
    var request = api.as("admin").body(body);
    (key == null ? request : request.header("Idempotency-Key", key))
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }

  private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    body.put(field, value);
    return body;
  }

  private static Map<String, Object> withoutPassword(String userName) {
    var body = Api.credential(userName);
    body.remove("password");
    body.remove("passwordRepeat");
    return body;
  }

  private io.restassured.response.ValidatableResponse set(
      String who, String path, Map<String, Object> body) {
    return api.as(who).body(body).put(path + "/password").then().statusCode(200);
  }

  private List<String> kinds(String credential) {
    return audit("credential=" + credential).getList("items.kind", String.class);
  }

  private JsonPath audit(String query) {
    return api.as("admin").get(Api.AUDIT + "?" + query).then().statusCode(200).extract().jsonPath();
  }
}
