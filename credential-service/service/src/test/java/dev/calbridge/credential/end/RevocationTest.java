package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a gateway remembers is worth nothing soon after the credential has changed. */
@QuarkusTest
class RevocationTest {

  private static final Duration IN_EVERY_GATEWAY = Duration.ofSeconds(2);

  private final Api api = new Api();

  @Test
  void aRemovedCredentialOpensNothingInAGatewayThatRemembersIt() {
    String userName = Api.newUserName();
    String id = api.create(Api.credential(userName));
    try (CachingVerifier gateway = new CachingVerifier(api)) {
      remembered(gateway, userName);
      api.as("admin").delete(Api.CREDENTIALS + "/" + id).then().statusCode(204);
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(IN_EVERY_GATEWAY)
          .until(() -> !gateway.opens(userName, Api.PASSWORD));
    }
  }

  @Test
  void anOldPasswordOpensNothingInAGatewayThatRemembersIt() {
    String userName = Api.newUserName();
    String id = api.create(Api.credential(userName));
    try (CachingVerifier gateway = new CachingVerifier(api)) {
      remembered(gateway, userName);
      api.as("anna.berger")
          .body(Map.of("password", "ein ganz neuer Satz", "passwordRepeat", "ein ganz neuer Satz"))
          .put(Api.CREDENTIALS + "/" + id + "/password")
          .then()
          .statusCode(200);
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(IN_EVERY_GATEWAY)
          .until(() -> !gateway.opens(userName, Api.PASSWORD));
      assertThat(gateway.opens(userName, "ein ganz neuer Satz")).isTrue();
    }
  }

  /** Without this the tests would pass with a gateway that remembers nothing. */
  private static void remembered(CachingVerifier gateway, String userName) {
    assertThat(gateway.opens(userName, Api.PASSWORD)).isTrue();
    int asked = gateway.questions();
    assertThat(gateway.opens(userName, Api.PASSWORD)).isTrue();
    assertThat(gateway.questions()).isEqualTo(asked);
  }
}
