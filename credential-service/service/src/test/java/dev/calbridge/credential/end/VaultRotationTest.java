package dev.calbridge.credential.end;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who runs the installation sees how far a change of keys is, and nobody else does. */
@QuarkusTest
class VaultRotationTest {

  private static final String ROTATION = "/internal/v1/vault/rotation";

  @TestHTTPResource(management = true)
  URI management;

  private final Api api = new Api();

  @Test
  void operatorsSeeItAndStartAPass() {
    api.as("operator")
        .get(ROTATION)
        .then()
        .statusCode(200)
        .body("newestKey", equalTo("demo"))
        .body("waiting", greaterThanOrEqualTo(0));
    api.as("operator").post(ROTATION).then().statusCode(202);
    given()
        .get(management.resolve("/q/metrics"))
        .then()
        .body(containsString("calbridge_vault_secrets_waiting"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "anna.berger", "frieda.desk", "google-sync-service"})
  void nobodyElseDoes(String who) {
    api.as(who).get(ROTATION).then().statusCode(403);
    api.as(who).post(ROTATION).then().statusCode(403);
  }
}
