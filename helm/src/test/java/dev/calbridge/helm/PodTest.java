package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pods are restricted, limited and looked after. */
@WithHelm
class PodTest {

  static Stream<Path> scenarios() {
    return Chart.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void pods_keep_the_restricted_standard(Path scenario) {
    for (Manifest workload : workloads(scenario)) {
      JsonNode pod = workload.pod().path("spec");
      JsonNode security = pod.path("securityContext");
      assertThat(security.path("runAsNonRoot").asBoolean()).as(workload.toString()).isTrue();
      assertThat(security.path("runAsUser").asInt()).as(workload.toString()).isEqualTo(10001);
      assertThat(security.path("runAsGroup").asInt()).as(workload.toString()).isEqualTo(10001);
      assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
      for (String shared : List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace")) {
        assertThat(pod.has(shared)).as(shared).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void containers_can_do_nothing_but_run(Path scenario) {
    for (Manifest workload : workloads(scenario)) {
      workload
          .containers()
          .forEach(
              container -> {
                JsonNode security = container.path("securityContext");
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
                assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(security.path("privileged").asBoolean()).isFalse();
                assertThat(Manifest.texts(security.at("/capabilities/drop")))
                    .containsExactly("ALL");
                assertThat(security.at("/capabilities/add").isMissingNode()).isTrue();
                assertThat(container.has("command")).isFalse();
              });
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void no_container_is_without_limits(Path scenario) {
    for (Manifest workload : workloads(scenario)) {
      workload
          .containers()
          .forEach(
              container -> {
                for (String amount : List.of("requests", "limits")) {
                  assertThat(Manifest.map(container.path("resources").path(amount)))
                      .as(amount + " of " + workload)
                      .containsKeys("cpu", "memory");
                }
                assertThat(container.at("/resources/requests/memory"))
                    .as("memory that is counted on is memory that is there")
                    .isEqualTo(container.at("/resources/limits/memory"));
              });
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void only_tmp_can_be_written_to_and_is_bounded(Path scenario) {
    for (Manifest workload : workloads(scenario)) {
      Manifest.stream(workload.pod().at("/spec/volumes"))
          .forEach(
              volume -> {
                if (volume.path("name").asText().equals("tmp")) {
                  assertThat(volume.at("/emptyDir/sizeLimit").asText()).isNotEmpty();
                } else {
                  assertThat(volume.has("secret")).as(volume.toString()).isTrue();
                  assertThat(volume.at("/secret/items").isEmpty())
                      .as("files nobody asked for: " + volume)
                      .isFalse();
                }
              });
      workload
          .containers()
          .flatMap(container -> Manifest.stream(container.path("volumeMounts")))
          .forEach(
              mount ->
                  assertThat(mount.path("readOnly").asBoolean())
                      .as(mount.toString())
                      .isNotEqualTo(mount.path("mountPath").asText().equals("/tmp")));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void what_is_mounted_is_a_volume_and_no_volume_is_idle(Path scenario) {
    for (Manifest workload : workloads(scenario)) {
      List<String> volumes =
          Manifest.stream(workload.pod().at("/spec/volumes"))
              .map(volume -> volume.path("name").asText())
              .toList();
      assertThat(
              workload
                  .containers()
                  .flatMap(container -> Manifest.stream(container.path("volumeMounts")))
                  .map(mount -> mount.path("name").asText())
                  .distinct())
          .as(workload.toString())
          .containsExactlyInAnyOrderElementsOf(volumes);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void images_have_a_version(Path scenario) {
    for (Manifest workload : workloads(scenario)) {
      workload
          .containers()
          .map(container -> container.path("image").asText())
          .forEach(
              image -> assertThat(image).matches(".+/[a-z-]+:[^:]+").doesNotEndWith(":latest"));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void services_are_watched_on_the_management_port_and_end_gracefully(Path scenario) {
    for (Manifest deployment : Manifest.ofKind(Chart.rendered(scenario), "Deployment")) {
      JsonNode container = deployment.container();
      Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready")
          .forEach(
              (probe, path) -> {
                JsonNode get = container.path(probe).path("httpGet");
                assertThat(get.path("path").asText()).isEqualTo("/q/health/" + path);
                assertThat(get.path("port").asText()).isEqualTo("management");
              });
      assertThat(Manifest.stream(container.path("ports")).map(JsonNode::toString))
          .anyMatch(port -> port.contains("\"management\"") && port.contains("9000"))
          .anyMatch(port -> port.contains("\"http\"") && port.contains("8080"));
      int patience = deployment.pod().at("/spec/terminationGracePeriodSeconds").asInt();
      int pause = container.at("/lifecycle/preStop/sleep/seconds").asInt();
      int finish =
          Integer.parseInt(
              deployment.environment().get("QUARKUS_SHUTDOWN_TIMEOUT").replace("s", ""));
      assertThat(pause).isPositive();
      assertThat(pause + finish).isLessThanOrEqualTo(patience);
      assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void accounts_have_no_token(Path scenario) {
    for (Manifest account : Manifest.ofKind(Chart.rendered(scenario), "ServiceAccount")) {
      assertThat(account.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
    }
    assertThat(Chart.rendered(scenario)).noneMatch(manifest -> manifest.kind().contains("Role"));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void secrets_are_named_never_held(Path scenario) {
    List<Manifest> manifests = Chart.rendered(scenario);
    assertThat(Manifest.ofKind(manifests, "Secret")).isEmpty();
    for (Manifest workload : workloads(scenario)) {
      workload
          .containers()
          .flatMap(container -> Manifest.stream(container.path("env")))
          .filter(variable -> variable.path("name").asText().matches(".*(PASSWORD|SECRET|JAAS).*"))
          .forEach(
              variable ->
                  assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
                      .as(variable.toString())
                      .isNotEmpty());
    }
  }

  @Test
  void a_private_registry_goes_before_every_image() {
    for (Manifest workload : workloads(Chart.scenario("bring-your-own"))) {
      assertThat(workload.container().path("image").asText())
          .matches("registry\\.example\\.org/mirror/calbridge/[a-z-]+:1\\.2\\.3");
      assertThat(workload.pod().at("/spec/imagePullSecrets/0/name").asText())
          .isEqualTo("registry-login");
    }
  }

  @Test
  void placement_reaches_the_pods() {
    Manifest gateway = Manifest.one(Chart.rendered("full"), "Deployment", "caldav-gateway");
    JsonNode pod = gateway.pod().path("spec");
    assertThat(pod.path("priorityClassName").asText()).isEqualTo("business");
    assertThat(pod.at("/nodeSelector/kubernetes.io~1arch").asText()).isEqualTo("amd64");
    assertThat(pod.at("/tolerations/0/key").asText()).isEqualTo("calendars");
    assertThat(pod.has("affinity")).isTrue();
    assertThat(pod.path("topologySpreadConstraints")).hasSize(2);
    assertThat(gateway.pod().at("/metadata/labels/example.org~1tier").asText())
        .isEqualTo("backend");
    assertThat(gateway.pod().at("/metadata/annotations/example.org~1note").asText())
        .isEqualTo("full");
  }

  @Test
  void a_service_may_say_otherwise_than_the_defaults_also_with_nothing() {
    List<Manifest> manifests =
        Chart.rendered(
            "full",
            """
            schedulerService:
              tolerations: []
              replicas: 0
              podDisruptionBudget: {enabled: false}
              autoscaling: {mode: none}
              resources: {limits: {memory: 1Gi}, requests: {memory: 1Gi}}
            """);
    Manifest scheduler = Manifest.one(manifests, "Deployment", "scheduler-service");
    assertThat(scheduler.at("/spec/replicas").asInt(-1)).isZero();
    assertThat(scheduler.pod().at("/spec/tolerations").isMissingNode()).isTrue();
    assertThat(scheduler.container().at("/resources/limits/memory").asText()).isEqualTo("1Gi");
    assertThat(scheduler.container().at("/resources/limits/cpu").asText()).isEqualTo("2");
    assertThat(Manifest.ofKind(manifests, "PodDisruptionBudget")).hasSize(3);
    assertThat(
            Manifest.one(manifests, "Deployment", "caldav-gateway").pod().at("/spec/tolerations"))
        .hasSize(1);
  }

  private static List<Manifest> workloads(Path scenario) {
    return Chart.rendered(scenario).stream()
        .filter(manifest -> !manifest.pod().isMissingNode())
        .toList();
  }
}
