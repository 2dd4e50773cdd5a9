package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest extends GatewayTest {

  @TestHTTPResource(management = true)
  URI management;

  private DavClient operator;

  @BeforeEach
  void operateTheGateway() {
    operator = new DavClient(management, null, null);
  }

  @Test
  void theGatewayIsReadyOnceTheProjectionHasCaughtUp() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              Answer ready = operator.send("GET", "/q/health/ready", null);
              assertThat(ready.status()).isEqualTo(200);
              assertThat(ready.body()).contains("projection has caught up");
            });
    assertThat(operator.send("GET", "/q/health/live", null).status()).isEqualTo(200);
  }

  @Test
  void programsSeeNeitherHealthNorMetrics() {
    assertThat(anna.send("GET", "/q/health/ready", null).status()).isEqualTo(404);
    assertThat(anna.send("GET", "/q/metrics", null).status()).isEqualTo(404);
  }

  @Test
  void requestsAreCountedWithoutTheNamesOfUsers() {
    anna.send("OPTIONS", practice.calendar(), null);
    String metrics = operator.send("GET", "/q/metrics", null).body();

    assertThat(metrics)
        .contains(
            "calbridge_dav_requests_seconds_count{application=\"caldav-gateway\",method=\"OPTIONS\",status=\"200\"")
        .doesNotContain(practice.user, practice.resource.toString());
  }
}
