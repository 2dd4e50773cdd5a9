package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@WithHelm
class RenderingTest {

  static Stream<Path> scenarios() {
    return Chart.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void helm_finds_nothing_to_object_to(Path scenario) {
    LintResult result = Chart.lint(scenario);
    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
    assertThat(result.getMessages())
        .noneMatch(line -> line.contains("ERROR") || line.contains("WARNING"));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void kubernetes_knows_every_field(Path scenario) {
    List<Manifest> manifests = Chart.rendered(scenario);
    assertThat(manifests).hasSizeGreaterThan(10);
    for (Manifest manifest : manifests) {
      if (KubernetesModel.knows(manifest)) {
        KubernetesModel.check(manifest);
      } else if (OperatorModel.knows(manifest)) {
        OperatorModel.check(manifest);
      } else {
        CustomResources.check(manifest);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void no_object_is_made_twice(Path scenario) {
    assertThat(Chart.rendered(scenario).stream().map(Manifest::toString)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everything_says_whose_it_is_and_where(Path scenario) {
    for (Manifest manifest : Chart.rendered(scenario)) {
      assertThat(Manifest.map(manifest.at("/metadata/labels")))
          .as(manifest.toString())
          .containsEntry("app.kubernetes.io/name", "calbridge")
          .containsEntry("app.kubernetes.io/instance", Chart.RELEASE)
          .containsEntry("app.kubernetes.io/part-of", "calbridge")
          .containsEntry("app.kubernetes.io/managed-by", "Helm")
          .containsKey("app.kubernetes.io/component");
      assertThat(manifest.at("/metadata/namespace").asText()).as(manifest.toString()).isNotEmpty();
      assertThat(manifest.name()).as(manifest.toString()).hasSizeLessThanOrEqualTo(63);
    }
  }

  @Test
  void a_service_that_is_left_out_leaves_nothing_behind() {
    for (Manifest manifest : Chart.rendered("full", "googleSyncService: {enabled: false}")) {
      if (!manifest.component().equals("monitoring")) {
        assertThat(manifest.document().toString())
            .as(manifest.toString())
            .doesNotContain("google-sync-service")
            .doesNotContain("GOOGLE");
      }
    }
  }

  @Test
  void the_version_is_that_of_the_services() {
    JsonNode chart = Yaml.read(Chart.source().resolve("Chart.yaml"));
    Path jar = Services.jars("scheduler-service").getFirst();
    assertThat(jar.getFileName().toString())
        .isEqualTo("scheduler-service-" + chart.path("appVersion").asText() + ".jar");
  }

  @Test
  void a_field_that_kubernetes_does_not_know_is_found() {
    Manifest good = Manifest.one(Chart.rendered("minimal"), "Deployment", "scheduler-service");
    ObjectNode bad = good.document().deepCopy();
    ((ObjectNode) bad.at("/spec/template/spec")).put("terminationGracePeriod", 3);
    assertThatThrownBy(() -> KubernetesModel.check(new Manifest(bad)))
        .hasMessageContaining("terminationGracePeriod");
  }
}
