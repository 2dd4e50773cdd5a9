package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithHelm
class ScalingTest {

  @Test
  void a_fixed_number_of_replicas_needs_no_scaler() {
    List<Manifest> manifests = Chart.rendered("minimal");
    assertThat(manifests)
        .noneMatch(
            manifest -> manifest.is("HorizontalPodAutoscaler") || manifest.is("ScaledObject"));
    assertThat(Manifest.ofKind(manifests, "Deployment"))
        .allMatch(deployment -> deployment.at("/spec/replicas").asInt() == 2);
  }

  @Test
  void cpu_of_the_service_alone_scales_it() {
    List<Manifest> scalers = Manifest.ofKind(Chart.rendered("full"), "HorizontalPodAutoscaler");
    assertThat(scalers).hasSize(Services.ALL.size());
    for (Manifest scaler : scalers) {
      JsonNode metric = scaler.at("/spec/metrics/0/containerResource");
      assertThat(metric.path("container").asText()).isEqualTo(scaler.component());
      assertThat(metric.at("/target/averageUtilization").asInt()).isEqualTo(70);
      assertThat(scaler.at("/spec/minReplicas").asInt())
          .isLessThan(scaler.at("/spec/maxReplicas").asInt());
    }
  }

  @Test
  void keda_looks_at_the_lag_of_consumer_groups_that_exist() {
    List<Manifest> manifests = Chart.rendered("keda");
    assertThat(lag(manifests, "google-sync-service"))
        .extracting(trigger -> trigger.at("/metadata/topic").asText())
        .containsExactlyInAnyOrder(
            "live.calbridge.calendar-entries.v1",
            "live.calbridge.calendars.v1",
            "live.calbridge.oauth-grants.v1");
    assertThat(lag(manifests, "scheduler-service"))
        .extracting(trigger -> trigger.at("/metadata/topic").asText())
        .containsExactly("live.calbridge.sync-journal.v1");
    for (String service : List.of("google-sync-service", "scheduler-service")) {
      for (JsonNode trigger : lag(manifests, service)) {
        assertThat(trigger.at("/metadata/consumerGroup").asText())
            .isEqualTo(
                "live."
                    + Services.properties(service)
                        .getProperty(
                            "mp.messaging.incoming."
                                + trigger
                                    .at("/metadata/topic")
                                    .asText()
                                    .replaceAll("live\\.calbridge\\.|\\.v1", "")
                                + ".group.id")
                        .replace("${calbridge.topic-prefix:}", ""));
        assertThat(trigger.at("/authenticationRef/name").asText()).isEqualTo("kafka-lag");
      }
    }
    // its offsets are in its database
    assertThat(lag(manifests, "caldav-gateway")).isEmpty();
  }

  @Test
  void keda_asks_prometheus_for_a_metric_that_the_gateway_has() throws IOException {
    JsonNode trigger =
        Manifest.stream(
                Manifest.one(Chart.rendered("keda"), "ScaledObject", "caldav-gateway")
                    .at("/spec/triggers"))
            .filter(each -> each.path("type").asText().equals("prometheus"))
            .findFirst()
            .orElseThrow();
    String query = trigger.at("/metadata/query").asText();
    assertThat(query)
        .isEqualTo(
            "sum(calbridge_projection_lag{application=\"caldav-gateway\","
                + " namespace=\"calendar\"})");
    assertThat(Files.readString(Chart.root().resolve("docs/operations/metrics.md")))
        .contains("`calbridge_projection_lag`");
  }

  @Test
  void a_service_whose_replicas_are_counted_may_lose_one_at_a_time() {
    for (Manifest budget : Manifest.ofKind(Chart.rendered("minimal"), "PodDisruptionBudget")) {
      assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
      assertThat(budget.at("/spec/unhealthyPodEvictionPolicy").asText()).isEqualTo("AlwaysAllow");
    }
  }

  private static List<JsonNode> lag(List<Manifest> manifests, String service) {
    return Manifest.stream(Manifest.one(manifests, "ScaledObject", service).at("/spec/triggers"))
        .filter(trigger -> trigger.path("type").asText().equals("kafka"))
        .toList();
  }
}
