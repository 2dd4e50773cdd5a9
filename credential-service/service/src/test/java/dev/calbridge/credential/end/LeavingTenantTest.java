package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.calbridge.credential.contract.CredentialTopics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A tenant leaves: its grants are given back, its credentials open nothing, nothing is kept. */
@QuarkusTest
class LeavingTenantTest {

  private static final String RECORDS = "/internal/v1/tenants/" + Api.OTHER_TENANT + "/records";

  private final Api api = new Api();
  private final String account = UUID.randomUUID().toString();

  @Test
  void grantsAreRevokedAndCredentialsBuried() {
    String grant = grant();
    String userName = "hanna." + UUID.randomUUID();
    String credential = credential(userName);
    api.verify(userName, Api.PASSWORD).body("result", equalTo("verified"));
    api.as("operator")
        .get(RECORDS)
        .then()
        .statusCode(200)
        .body(containsString(userName))
        .body(containsString(account))
        .body(not(containsString("argon2")))
        .body(not(containsString("ciphertext")));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.as("operator").delete(RECORDS + "?confirm=hoergut").statusCode() == 200);

    assertThat(api.google("/revoke", "good-" + account)).isEqualTo("true");
    api.as("operator").get(RECORDS).then().body(containsString("\"rows\":0}"));
    try (CredentialTopic credentials = new CredentialTopic();
        CredentialTopic grants = new CredentialTopic(CredentialTopics.OAUTH_GRANTS)) {
      assertThat(credentials.await(Api.OTHER_TENANT + "/" + credential, 2).getLast().value())
          .isNull();
      assertThat(grants.await(Api.OTHER_TENANT + "/" + grant, 3).getLast().value()).isNull();
    }
  }

  @Test
  void onlyOperatorsMayDoThat() {
    for (String who : new String[] {"admin", "hoergut.admin", "anna.berger", "caldav-gateway"}) {
      api.as(who).get(RECORDS).then().statusCode(403);
      api.as(who).delete(RECORDS + "?confirm=hoergut").then().statusCode(403);
    }
    api.as("operator").delete(RECORDS).then().statusCode(400);
    api.as("operator")
        .delete("/internal/v1/tenants/A..B/records?confirm=A..B")
        .then()
        .statusCode(400)
        .body("code", equalTo("tenant-malformed"));
  }

  private String grant() {
    return api.grant("hoergut.admin", "good-" + account);
  }

  private String credential(String userName) {
    Map<String, Object> body = Api.credential(userName);
    body.remove("user");
    return api.as("hoergut.admin")
        .body(body)
        .post(Api.CREDENTIALS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
