package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.calbridge.credential.contract.CredentialTopics;
import dev.calbridge.kit.events.CloudEventHeaders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From creation to removal, as HTTP, the topic and the gateways see it. */
@QuarkusTest
class CredentialLifecycleTest {

  private final Api api = new Api();

  @Test
  void aNewCredentialOpensAndIsTold() {
    String userName = Api.newUserName();
    var body = Api.credential(userName);
    body.put("validFrom", "2026-01-01");
    body.put("validUntil", "2099-12-31");
    body.put("timeZone", "Europe/Berlin");
    body.put("label", "my phone");

    JsonPath created =
        api.as("admin")
            .body(body)
            .post(Api.CREDENTIALS)
            .then()
            .statusCode(201)
            .header("ETag", "\"1\"")
            .body("userName", equalTo(userName))
            .body("confirmed", equalTo(true))
            .body("validUntil", equalTo("2099-12-31"))
            .body("label", equalTo("my phone"))
            .extract()
            .jsonPath();
    String id = created.getString("id");

    api.verify(userName, Api.PASSWORD)
        .body("result", equalTo("verified"))
        .body("tenant", equalTo(Api.TENANT))
        .body("credential", equalTo(id))
        .body("version", equalTo(1))
        .body("user", equalTo(Api.ANNA))
        // the first instant after 31 December in Berlin
        .body("validUntil", equalTo("2099-12-31T23:00:00Z"));
    api.verify(userName.toUpperCase(), Api.PASSWORD).body("result", equalTo("verified"));

    try (CredentialTopic topic = new CredentialTopic()) {
      var event = topic.await(Api.TENANT + "/" + id, 1).getFirst();
      assertThat(CloudEventHeaders.of(event.headers()).type())
          .isEqualTo(CredentialTopics.CREDENTIAL_CHANGED);
      JsonPath snapshot = JsonPath.from(event.value());
      assertThat(snapshot.getString("userName")).isEqualTo(userName);
      assertThat(snapshot.getString("validFrom")).isEqualTo("2025-12-31T23:00:00Z");
      assertThat(snapshot.getBoolean("confirmed")).isTrue();
      assertThat(event.value()).doesNotContain(Api.PASSWORD).doesNotContain("argon2");
    }
  }

  @Test
  void aNewPasswordReplacesTheOldOne() {
    String userName = Api.newUserName();
    String id = api.create(Api.credential(userName));
    String changed = "ganz andere Worte";

    api.as("admin")
        .body(Map.of("password", changed, "passwordRepeat", changed))
        .put(Api.CREDENTIALS + "/" + id + "/password")
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"");

    api.verify(userName, changed).body("result", equalTo("verified")).body("version", equalTo(2));
    api.verify(userName, Api.PASSWORD).body("result", equalTo("rejected"));
    try (CredentialTopic topic = new CredentialTopic()) {
      assertThat(topic.await(Api.TENANT + "/" + id, 2)).hasSize(2);
    }
  }

  @Test
  void aRemovedCredentialOpensNothingAndLeavesATombstone() {
    String userName = Api.newUserName();
    String id = api.create(Api.credential(userName));

    api.as("admin").delete(Api.CREDENTIALS + "/" + id).then().statusCode(204);

    api.verify(userName, Api.PASSWORD).body("result", equalTo("rejected"));
    api.as("admin").get(Api.CREDENTIALS + "/" + id).then().statusCode(404);
    api.as("admin").delete(Api.CREDENTIALS + "/" + id).then().statusCode(404);
    try (CredentialTopic topic = new CredentialTopic()) {
      var tombstone = topic.await(Api.TENANT + "/" + id, 2).getLast();
      assertThat(tombstone.value()).isNull();
      assertThat(CloudEventHeaders.of(tombstone.headers()).type())
          .isEqualTo(CredentialTopics.CREDENTIAL_REMOVED);
    }
  }

  @Test
  void aRemovedUserNameIsFreeAgainAndARemovedIdIsNot() {
    String userName = Api.newUserName();
    String id = api.create(Api.credential(userName));
    api.as("admin").delete(Api.CREDENTIALS + "/" + id).then().statusCode(204);

    var again = Api.credential(userName);
    again.put("id", id);
    api.as("admin")
        .body(again)
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(409)
        .body("code", equalTo("id-taken"));

    api.create(Api.credential(userName));
    api.verify(userName, Api.PASSWORD).body("result", equalTo("verified"));
  }

  @Test
  void whatAnAdministratorChangesCountsAtOnce() {
    String userName = Api.newUserName();
    String id = api.create(Api.credential(userName));
    var change =
        Map.of("branch", "6a1b0000-0000-4000-8000-000000000002", "confirmed", false, "label", "x");

    api.as("admin")
        .header("If-Match", "\"1\"")
        .body(change)
        .put(Api.CREDENTIALS + "/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("confirmed", equalTo(false))
        .body("validFrom", nullValue());

    api.verify(userName, Api.PASSWORD).body("result", equalTo("rejected"));
    api.as("admin")
        .header("If-Match", "\"1\"")
        .body(change)
        .put(Api.CREDENTIALS + "/" + id)
        .then()
        .statusCode(412)
        .body("code", equalTo("stale-version"));
    api.as("admin")
        .body(change)
        .put(Api.CREDENTIALS + "/" + id)
        .then()
        .statusCode(428)
        .body("code", equalTo("if-match-missing"));
    api.as("admin")
        .header("If-Match", "\"1\"")
        .delete(Api.CREDENTIALS + "/" + id)
        .then()
        .statusCode(412);
    api.as("admin").get(Api.CREDENTIALS + "/" + id).then().body("version", equalTo(2));
  }

  @Test
  void anEmployeeManagesTheOwnOnesOnly() {
    var own = Api.credential(Api.newUserName());
    own.remove("user");
    String id =
        api.as("anna.berger")
            .body(own)
            .post(Api.CREDENTIALS)
            .then()
            .statusCode(201)
            .body("user", equalTo(Api.ANNA))
            .body("confirmed", equalTo(true))
            .extract()
            .path("id");

    api.as("anna.berger")
        .get(Api.CREDENTIALS + "?limit=500")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id))
        .body("items.user", everyItem(equalTo(Api.ANNA)));
    api.as("ben.vogt").get(Api.CREDENTIALS + "/" + id).then().statusCode(404);
    api.as("ben.vogt").delete(Api.CREDENTIALS + "/" + id).then().statusCode(404);
    api.as("ben.vogt")
        .body(Map.of("password", "noch ein Versuch", "passwordRepeat", "noch ein Versuch"))
        .put(Api.CREDENTIALS + "/" + id + "/password")
        .then()
        .statusCode(404);
    api.as("anna.berger").delete(Api.CREDENTIALS + "/" + id).then().statusCode(204);

    var bens = Api.credential(Api.newUserName());
    bens.put("user", Api.BEN);
    api.as("anna.berger")
        .body(bens)
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(403)
        .body("code", equalTo("not-own"));
  }

  @Test
  void ofManyWhoWantAUserNameAtOnceOneGetsIt() throws Exception {
    String userName = Api.newUserName();
    Callable<Integer> attempt =
        () -> api.as("admin").body(Api.credential(userName)).post(Api.CREDENTIALS).statusCode();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          threads.invokeAll(Stream.generate(() -> attempt).limit(6).toList()).stream()
              .map(done -> done.resultNow())
              .sorted()
              .toList();
      assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409);
    }
    api.verify(userName, Api.PASSWORD).body("result", equalTo("verified"));
  }
}
