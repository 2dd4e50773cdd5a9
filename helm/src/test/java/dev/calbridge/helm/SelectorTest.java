package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever points at something points at what it means. */
@WithHelm
class SelectorTest {

  static Stream<Path> scenarios() {
    return Chart.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_service_a_budget_and_a_spread_each_find_the_pods_of_their_own_service(Path scenario) {
    List<Manifest> manifests = Chart.rendered(scenario);
    for (Manifest manifest : manifests) {
      List<JsonNode> selectors = new ArrayList<>();
      switch (manifest.kind()) {
        case "Service" -> selectors.add(manifest.at("/spec/selector"));
        case "PodDisruptionBudget", "Deployment" ->
            selectors.add(manifest.at("/spec/selector/matchLabels"));
        default -> {}
      }
      Manifest.stream(manifest.pod().at("/spec/topologySpreadConstraints"))
          .forEach(spread -> selectors.add(spread.at("/labelSelector/matchLabels")));
      for (JsonNode selector : selectors) {
        assertThat(selected(manifests, selector))
            .as(manifest.toString())
            .singleElement()
            .satisfies(
                pods -> {
                  assertThat(pods.is("Deployment")).isTrue();
                  assertThat(pods.component()).isEqualTo(manifest.component());
                });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void ports_that_are_named_exist(Path scenario) {
    List<Manifest> manifests = Chart.rendered(scenario);
    for (Manifest service : Manifest.ofKind(manifests, "Service")) {
      Manifest pods = Manifest.one(manifests, "Deployment", service.component());
      List<String> ports =
          Manifest.stream(pods.container().path("ports"))
              .map(port -> port.path("name").asText())
              .toList();
      assertThat(
              Manifest.stream(service.at("/spec/ports"))
                  .map(port -> port.path("targetPort").asText()))
          .as(service.toString())
          .containsExactlyElementsOf(ports);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scalers_and_accounts_exist(Path scenario) {
    List<Manifest> manifests = Chart.rendered(scenario);
    for (Manifest manifest : manifests) {
      JsonNode target = manifest.at("/spec/scaleTargetRef/name");
      if (!target.isMissingNode()) {
        assertThat(Manifest.ofKind(manifests, "Deployment"))
            .as(manifest.toString())
            .filteredOn(deployment -> deployment.name().equals(target.asText()))
            .singleElement()
            .satisfies(
                deployment -> {
                  assertThat(deployment.component()).isEqualTo(manifest.component());
                  assertThat(deployment.at("/spec/replicas").isMissingNode())
                      .as("two masters over the number of replicas")
                      .isTrue();
                });
      }
      if (manifest.is("Deployment")) {
        assertThat(Manifest.ofKind(manifests, "ServiceAccount").stream().map(Manifest::name))
            .contains(manifest.pod().at("/spec/serviceAccountName").asText());
      }
    }
  }

  /** Workloads whose pods carry all these labels. */
  static List<Manifest> selected(List<Manifest> manifests, JsonNode labels) {
    Map<String, String> wanted = Manifest.map(labels);
    assertThat(wanted).as("an empty selector selects everything").isNotEmpty();
    return manifests.stream()
        .filter(manifest -> !manifest.pod().isMissingNode())
        .filter(
            manifest ->
                Manifest.map(manifest.pod().at("/metadata/labels"))
                    .entrySet()
                    .containsAll(wanted.entrySet()))
        .toList();
  }
}
