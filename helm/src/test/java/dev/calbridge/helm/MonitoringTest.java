package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@WithHelm
class MonitoringTest {

  @Test
  void prometheus_finds_the_metrics_of_every_service() {
    List<Manifest> manifests = Chart.rendered("full");
    Manifest monitor = Manifest.ofKind(manifests, "ServiceMonitor").getFirst();
    assertThat(monitor.at("/spec/endpoints/0/port").asText()).isEqualTo("management");
    assertThat(monitor.at("/spec/endpoints/0/path").asText()).isEqualTo("/q/metrics");
    assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("kube-prometheus-stack");
    for (Manifest service : Manifest.ofKind(manifests, "Service")) {
      assertThat(Manifest.map(service.at("/metadata/labels")))
          .containsAllEntriesOf(Manifest.map(monitor.at("/spec/selector/matchLabels")));
      assertThat(service.at("/spec/ports").toString()).contains("\"management\"");
    }
  }

  @Test
  void every_file_of_alerts_becomes_a_rule() {
    List<Path> files = files("alerts");
    List<Manifest> rules = Manifest.ofKind(Chart.rendered("full"), "PrometheusRule");
    assertThat(rules).hasSameSizeAs(files);
    assertThat(rules.stream().map(rule -> rule.at("/spec")))
        .containsExactlyInAnyOrderElementsOf(files.stream().map(Yaml::read).toList());
  }

  @Test
  void every_dashboard_reaches_grafana_as_it_is() throws IOException {
    List<Path> files = files("dashboards");
    List<Manifest> maps =
        Manifest.ofKind(Chart.rendered("full"), "ConfigMap").stream()
            .filter(map -> map.component().equals("monitoring"))
            .toList();
    assertThat(maps).hasSameSizeAs(files);
    for (Path file : files) {
      assertThat(maps)
          .filteredOn(map -> map.at("/data").has(file.getFileName().toString()))
          .singleElement()
          .satisfies(
              map -> {
                assertThat(map.at("/data").path(file.getFileName().toString()).asText().strip())
                    .isEqualTo(Files.readString(file).strip());
                assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
                assertThat(map.at("/metadata/annotations/grafana_folder").asText())
                    .isEqualTo("Calbridge");
              });
    }
  }

  @Test
  void nothing_is_made_for_operators_that_are_not_there() {
    for (Manifest manifest : Chart.rendered("minimal")) {
      assertThat(KubernetesModel.knows(manifest)).as(manifest.toString()).isTrue();
    }
  }

  private static List<Path> files(String folder) {
    Path path = Chart.source().resolve("files").resolve(folder);
    try (Stream<Path> files = Files.list(path)) {
      List<Path> found = files.sorted().toList();
      assertThat(found).as(folder).isNotEmpty();
      return found;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
