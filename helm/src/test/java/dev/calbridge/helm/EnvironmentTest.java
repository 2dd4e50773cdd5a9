package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What services are told is what they can be told, and all they need. */
@WithHelm
class EnvironmentTest {

  /** Read by the Java machine, and by programs that a value of a scenario is for. */
  private static final Set<String> NOT_FOR_SERVICES =
      Set.of("JAVA_TOOL_OPTIONS", "HTTPS_PROXY_PASSWORD");

  /** Optional in the code, but a service that lacks them does nothing useful. */
  static final Set<String> ALWAYS =
      Set.of(
          "quarkus.datasource.jdbc.url",
          "quarkus.datasource.reactive.url",
          "quarkus.datasource.username",
          "quarkus.datasource.password",
          "kafka.bootstrap.servers",
          "quarkus.oidc.auth-server-url",
          "quarkus.oidc.token.issuer",
          "calbridge.service-client.secret",
          "calbridge.migrate");

  static Stream<Path> scenarios() {
    return Chart.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_variable_is_known_to_its_service_and_to_one_setting_only(Path scenario) {
    for (Manifest workload : workloads(scenario)) {
      ServiceConfiguration configuration = ServiceConfiguration.of(service(workload));
      workload
          .containers()
          .flatMap(container -> Manifest.stream(container.path("env")))
          .map(variable -> variable.path("name").asText())
          .filter(name -> !NOT_FOR_SERVICES.contains(name))
          .forEach(
              name ->
                  assertThat(configuration.settings(name))
                      .as("%s of %s", name, workload)
                      .hasSize(1));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everything_that_a_service_needs_is_set(Path scenario) {
    for (Manifest deployment : Manifest.ofKind(Chart.rendered(scenario), "Deployment")) {
      Set<String> needed = new TreeSet<>(ServiceConfiguration.of(service(deployment)).required());
      needed.addAll(ALWAYS);
      assertThat(deployment.environment().keySet())
          .as(deployment.toString())
          .containsAll(
              needed.stream().map(ServiceConfiguration::variable).collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void no_variable_is_set_twice(Path scenario) {
    for (Manifest workload : workloads(scenario)) {
      workload
          .containers()
          .forEach(
              container ->
                  assertThat(
                          Manifest.stream(container.path("env"))
                              .map(variable -> variable.path("name").asText()))
                      .as(workload.toString())
                      .doesNotHaveDuplicates());
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void files_that_variables_name_are_mounted(Path scenario) {
    for (Manifest workload : workloads(scenario)) {
      workload
          .containers()
          .forEach(
              container -> {
                List<String> mounts =
                    Manifest.stream(container.path("volumeMounts"))
                        .map(mount -> mount.path("mountPath").asText() + "/")
                        .toList();
                Manifest.stream(container.path("env"))
                    .map(variable -> variable.path("value").asText())
                    .filter(value -> value.contains("/etc/calbridge/"))
                    .map(value -> value.substring(value.indexOf("/etc/calbridge/")))
                    .forEach(file -> assertThat(mounts).as(file).anyMatch(file::startsWith));
              });
    }
  }

  @Test
  void what_the_services_need_is_found_in_their_code() {
    assertThat(ServiceConfiguration.of("caldav-gateway").required())
        .contains("calbridge.scheduler.url", "calbridge.credential.url");
    assertThat(ServiceConfiguration.of("scheduler-service").required())
        // the second is the role that migrations grant to
        .contains("quarkus.oidc.auth-server-url", "quarkus.datasource.username")
        .doesNotContain("calbridge.scheduler.url", "calbridge.public-url");
    assertThat(ServiceConfiguration.of("credential-service").known())
        .contains("calbridge.vault.keys-file", "calbridge.google.client-id")
        .doesNotContain("calbridge.gateway.history");
  }

  @Test
  void a_variable_that_two_settings_could_mean_is_found() {
    assertThat(
            ServiceConfiguration.of("scheduler-service")
                .settings("QUARKUS_OIDC_CLIENT_DISCOVERY_ENABLED"))
        .hasSizeGreaterThan(1);
    assertThat(ServiceConfiguration.of("scheduler-service").settings("CALBRIDGE_PUBLIC_URI"))
        .isEmpty();
  }

  @Test
  void neighbours_are_called_where_they_are() {
    List<Manifest> manifests = Chart.rendered("bring-your-own");
    Set<String> services =
        Manifest.ofKind(manifests, "Service").stream()
            .map(Manifest::name)
            .collect(Collectors.toSet());
    Manifest gateway = Manifest.one(manifests, "Deployment", "caldav-gateway");
    assertThat(gateway.environment())
        .containsEntry("CALBRIDGE_SCHEDULER_URL", "http://termine-scheduler-service:8080")
        .containsEntry("CALBRIDGE_CREDENTIAL_URL", "http://termine-credential-service:8080");
    assertThat(services).contains("termine-scheduler-service", "termine-credential-service");
  }

  @Test
  void keycloak_may_have_another_address_inside_than_tokens_name() {
    assertThat(google("bring-your-own").environment())
        .containsEntry(
            "QUARKUS_OIDC_AUTH_SERVER_URL", "http://keycloak.identity:8080/auth/realms/termine")
        .containsEntry("QUARKUS_OIDC_TOKEN_ISSUER", "https://id.example.org/auth/realms/termine");
  }

  private static Manifest google(String scenario) {
    return Manifest.one(Chart.rendered(scenario), "Deployment", "google-sync-service");
  }

  private static List<Manifest> workloads(Path scenario) {
    return Chart.rendered(scenario).stream()
        .filter(manifest -> manifest.pod() instanceof JsonNode pod && !pod.isMissingNode())
        .toList();
  }

  private static String service(Manifest workload) {
    return workload.component().replace("-migration", "");
  }
}
