package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code helm upgrade} from any version and {@code helm rollback} to any version work. */
@WithHelm
class UpgradeTest {

  /** What Kubernetes or an operator refuses to change, or would make anew and so lose. */
  private static final Path IDENTITIES =
      Chart.root().resolve("helm/src/test/resources/identities.txt");

  /** What others know by its name, or what holds data. */
  private static final Set<String> LASTING =
      Set.of("Deployment", "Service", "Cluster", "KafkaTopic", "KafkaUser", "KeycloakRealmImport");

  /** A line of the file is never edited or removed; a new object is a new line. */
  @Test
  void what_cannot_be_changed_is_as_it_was_in_the_first_version() throws IOException {
    Set<String> now = new TreeSet<>();
    for (Manifest manifest : Chart.rendered("full")) {
      if (LASTING.contains(manifest.kind())) {
        now.add(identity(manifest));
      }
    }
    Path found = Chart.root().resolve("helm/target/identities.txt");
    Files.write(found, now);
    assertThat(now)
        .as("see %s", found)
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(IDENTITIES));
  }

  @Test
  void no_value_that_changes_in_an_installations_life_changes_a_selector() {
    List<String> before = selectors(Chart.rendered("minimal"));
    List<String> after =
        selectors(
            Chart.rendered(
                "minimal",
                """
                image: {tag: 9.9.9, registry: other.example.org}
                commonLabels: {team: calendars}
                defaults:
                  podLabels: {tier: backend}
                  autoscaling: {mode: hpa}
                tracing: {enabled: true, endpoint: "http://collector:4317"}
                """));
    assertThat(before).isNotEmpty();
    assertThat(after).containsAll(before);
  }

  @Test
  void selectors_do_not_know_versions() {
    assertThat(selectors(Chart.rendered("full")))
        .noneMatch(selector -> selector.contains("version") || selector.contains("chart"));
  }

  /** A pod of an old version must find what it was told, also after a rollback. */
  @Test
  void what_services_are_told_is_part_of_their_version() {
    for (Manifest deployment : Manifest.ofKind(Chart.rendered("full"), "Deployment")) {
      assertThat(deployment.pod().toString()).doesNotContain("configMap").doesNotContain("envFrom");
      assertThat(deployment.at("/spec/revisionHistoryLimit").asInt()).isGreaterThan(1);
    }
  }

  /** So a tool that renders by itself and compares finds no difference. */
  @Test
  void the_same_values_make_the_same_objects() {
    assertThat(Chart.rendered("full", "")).isEqualTo(Chart.rendered("full"));
  }

  @Test
  void a_new_chart_alone_restarts_nothing() {
    for (Manifest deployment : Manifest.ofKind(Chart.rendered("full"), "Deployment")) {
      assertThat(deployment.pod().toString()).doesNotContain("helm.sh/chart");
    }
  }

  @Test
  void data_outlive_the_release() {
    for (Manifest manifest : Chart.rendered("full")) {
      boolean data = manifest.is("Cluster") || manifest.is("KafkaTopic");
      assertThat(manifest.at("/metadata/annotations/helm.sh~1resource-policy").asText())
          .as(manifest.toString())
          .isEqualTo(data ? "keep" : "");
    }
  }

  private static String identity(Manifest manifest) {
    JsonNode selector =
        switch (manifest.kind()) {
          case "Deployment", "PodDisruptionBudget" -> manifest.at("/spec/selector/matchLabels");
          case "Service" -> manifest.at("/spec/selector");
          case "KafkaTopic" -> manifest.at("/spec/topicName");
          case "Cluster" -> manifest.at("/spec/bootstrap/initdb/database");
          default -> manifest.at("/nothing");
        };
    return (manifest + " " + selector).strip();
  }

  private static List<String> selectors(List<Manifest> manifests) {
    return manifests.stream()
        .filter(
            manifest ->
                Set.of("Deployment", "Service", "PodDisruptionBudget").contains(manifest.kind()))
        .map(UpgradeTest::identity)
        .toList();
  }
}
