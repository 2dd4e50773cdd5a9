package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Helm prints says the next step. */
@WithHelm
class NotesTest {

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "bring-your-own", "full", "small"})
  void every_secret_that_pods_wait_for_is_named(String scenario) {
    String notes = Chart.notes(scenario, "");
    Set<String> secrets = new TreeSet<>();
    for (Manifest workload : Chart.rendered(scenario)) {
      Manifest.everything(workload.pod())
          .forEach(
              node -> {
                secrets.add(node.at("/secretKeyRef/name").asText());
                secrets.add(node.at("/secret/secretName").asText());
              });
    }
    secrets.remove("");
    // those that operators make, and what a scenario adds of its own
    secrets.removeIf(
        secret ->
            secret.matches(".*-db-(app|ca)|events-cluster-ca-cert|proxy")
                || (scenario.equals("full") && secret.endsWith("-kafka")));
    assertThat(secrets).isNotEmpty();
    assertThat(secrets).allSatisfy(secret -> assertThat(notes).contains("- " + secret + ": "));
  }

  @Test
  void the_next_step_depends_on_what_is_there() {
    assertThat(Chart.notes("minimal", ""))
        .contains("kubectl --namespace calendar rollout status")
        .contains("set ingress.enabled or gatewayApi.enabled")
        .contains("name the ingress controller in networkPolicy.edgeFrom");
    assertThat(Chart.notes("full", ""))
        .contains("PUT https://calendar.example.org/api/v1/tenants/<alias>")
        .doesNotContain("networkPolicy.edgeFrom");
  }
}
