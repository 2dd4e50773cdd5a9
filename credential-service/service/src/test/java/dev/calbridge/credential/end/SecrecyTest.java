package dev.calbridge.credential.end;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.contract.CredentialTopics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One run through everything with all logging of ours on; then everything written is searched. */
@QuarkusTest
class SecrecyTest {

  private static final String SECRET = "never-to-be-seen-" + UUID.randomUUID();

  @TestHTTPResource(management = true)
  URI management;

  private final Api api = new Api();
  private String lastGrant = "";
  private final Queue<String> written = new ConcurrentLinkedQueue<>();
  private final Logger root = Logger.getLogger("");
  private final Logger ours = Logger.getLogger("dev.calbridge");
  private final Handler collector = new Collector();

  @BeforeEach
  void listen() {
    collector.setLevel(Level.ALL);
    root.addHandler(collector);
    ours.setLevel(Level.ALL);
  }

  @AfterEach
  void stopListening() {
    root.removeHandler(collector);
    ours.setLevel(null);
  }

  @Test
  void noPasswordHashOrTokenIsEverWritten() {
    String userName = Api.newUserName();
    var body = Api.credential(userName);
    body.put("password", SECRET);
    body.put("passwordRepeat", SECRET);
    keep(api.as("admin").body(body).post(Api.CREDENTIALS));
    // each way to be refused
    keep(api.as("admin").body(body).post(Api.CREDENTIALS));
    body.put("passwordRepeat", SECRET + "x");
    keep(api.as("admin").body(body).post(Api.CREDENTIALS));
    body.put("password", Map.of(SECRET, SECRET));
    keep(api.as("admin").body(body).post(Api.CREDENTIALS));
    keep(api.as("admin").body("{\"password\": \"" + SECRET).post(Api.CREDENTIALS));
    api.verify(userName, SECRET);
    api.verify(userName, SECRET + "x");
    keep(
        api.as("caldav-gateway")
            .body("{\"userName\":1,\"password\":\"" + SECRET + "\",\"serviceClass\":\"x\"}")
            .post("/internal/v1/service-credentials/verify"));
    for (String behaviour : List.of("good", "revoked", "used", "broken")) {
      Response grant = api.consent("admin", behaviour + "-" + SECRET).extract().response();
      if (grant.statusCode() == 201) {
        // the account's name is no secret, and here it holds the word we look for
        String id = grant.path("id");
        api.asService(Api.TENANT).post("/internal/v1/oauth-grants/" + id + "/access-token");
      } else {
        keep(grant);
      }
    }
    List<String> flowSecrets = consentFlows();
    for (int number = 0; number < 8; number++) {
      api.verifyFrom("192.0.2.33", userName, SECRET + number);
    }
    var generated = Api.credential(Api.newUserName());
    generated.remove("password");
    generated.remove("passwordRepeat");
    generated.put("generate", true);
    JsonPath told =
        api.as("admin")
            .header("Idempotency-Key", "secrecy")
            .body(generated)
            .post(Api.CREDENTIALS)
            .jsonPath();
    String password = told.getString("generatedPassword");
    assertThat(password).isNotBlank();
    keep(
        api.as("admin").header("Idempotency-Key", "secrecy").body(generated).post(Api.CREDENTIALS));
    api.verify((String) generated.get("userName"), password);
    keep(api.as("admin").get(Api.CREDENTIALS + "/" + told.getString("id")));
    keep(api.as("admin").get(Api.AUDIT + "?limit=500"));
    keep(api.as("admin").get(Api.CREDENTIALS + "?limit=500"));
    keep(given().get(management.resolve("/q/metrics")));
    keep(given().get("/q/openapi"));
    keep(given().get(management.resolve("/q/health")));
    try (CredentialTopic topic = new CredentialTopic()) {
      String id = api.create(Api.credential(Api.newUserName()));
      topic.await(Api.TENANT + "/" + id, 1);
      topic.all().forEach(record -> written.add(String.valueOf(record.value())));
    }
    try (CredentialTopic topic = new CredentialTopic(CredentialTopics.OAUTH_GRANTS)) {
      // the accounts of grants handed over above hold the word we look for, and are no secret
      topic.await(Api.TENANT + "/" + lastGrant, 1).stream()
          .forEach(record -> written.add(String.valueOf(record.value())));
    }

    assertThat(written)
        .as("OpenAPI has examples")
        .anyMatch(text -> text.contains("<shown once>") || text.contains("lastClient"));
    assertThat(written).as("our log is heard").anyMatch(text -> text.contains("Google: "));
    assertThat(written)
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContain(flowSecrets)
                    .doesNotContain(SECRET)
                    .doesNotContain(password)
                    .doesNotContain(Api.PASSWORD)
                    .doesNotContain("$argon2id$")
                    .doesNotContain("secret-refresh")
                    .doesNotContain("secret-access")
                    .doesNotContain(FakeGoogle.CLIENT_SECRET));
  }

  /**
   * Every way a flow can go. The verifier is never seen outside; that the code is not stands for
   * it.
   *
   * @return the states that were given out
   */
  private List<String> consentFlows() {
    List<String> states = new ArrayList<>();
    for (String behaviour : List.of("good", "used", "broken", "unticked", "again", "foreign")) {
      Response started =
          api.asService(Api.TENANT)
              .body(
                  Map.of(
                      "provider", "google",
                      "resource", UUID.randomUUID(),
                      "user", UUID.randomUUID()))
              .post("/internal/v1/oauth-consents");
      Browser browser = Browser.at(started.path("authorizationUrl"));
      String account = UUID.randomUUID().toString();
      states.add(browser.asked().get("state"));
      states.add(browser.code(behaviour, account));
      for (int time = 0; time < 2; time++) {
        keep(browser.consents(behaviour, account).extract().response());
      }
      Response outcome =
          api.asService(Api.TENANT).get("/internal/v1/oauth-consents/" + started.path("id"));
      keep(outcome);
      lastGrant = outcome.path("outcome.grant") == null ? lastGrant : outcome.path("outcome.grant");
    }
    return states;
  }

  private void keep(Response response) {
    written.add(response.headers() + "\n" + response.asString());
  }

  private final class Collector extends Handler {
    private final PatternFormatter formatter = new PatternFormatter("%p %c %s%e");

    @Override
    public void publish(LogRecord entry) {
      written.add(formatter.format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
