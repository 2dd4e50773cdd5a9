package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas are up to date before services of a new version start. */
@WithHelm
class MigrationTest {

  static Stream<Path> scenarios() {
    return Chart.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void the_owners_password_is_where_migrations_are_and_nowhere_else(Path scenario) {
    for (Manifest workload : Chart.rendered(scenario)) {
      workload
          .containers()
          .forEach(
              container -> {
                boolean migration = container.path("name").asText().equals("migration");
                assertThat(container.path("env").toString().contains("QUARKUS_FLYWAY_PASSWORD"))
                    .as(workload.toString())
                    .isEqualTo(migration);
                assertThat(value(container, "CALBRIDGE_MIGRATE"))
                    .isEqualTo(migration ? "only" : "never");
              });
    }
  }

  @Test
  void every_service_is_migrated_by_a_job_before_installation_and_upgrade() {
    List<Manifest> jobs = Manifest.ofKind(Chart.rendered("minimal"), "Job");
    assertThat(jobs)
        .extracting(Manifest::component)
        .containsExactlyInAnyOrderElementsOf(
            Services.ALL.stream().map(service -> service + "-migration").toList());
    for (Manifest job : jobs) {
      assertThat(job.hook()).isEqualTo("pre-install,pre-upgrade");
      assertThat(job.at("/spec/backoffLimit").asInt()).isEqualTo(3);
      assertThat(job.at("/spec/activeDeadlineSeconds").asInt()).isPositive();
      assertThat(job.pod().at("/spec/restartPolicy").asText()).isEqualTo("Never");
      assertThat(job.at("/spec/ttlSecondsAfterFinished").isMissingNode())
          .as("Helm waits for the Job: it must not vanish by itself")
          .isTrue();
    }
  }

  @Test
  void a_hook_uses_nothing_that_is_made_after_it() {
    for (String scenario : List.of("minimal", "bring-your-own", "small")) {
      List<Manifest> manifests = Chart.rendered(scenario);
      List<String> later =
          manifests.stream().filter(each -> !each.isHook()).map(Manifest::name).toList();
      for (Manifest job : Manifest.ofKind(manifests, "Job")) {
        assertThat(job.pod().at("/spec/serviceAccountName").asText()).isEqualTo("default");
        assertThat(
                Manifest.everything(job.pod())
                    .map(node -> node.path("configMapKeyRef").path("name").asText())
                    .filter(name -> !name.isEmpty()))
            .doesNotContainAnyElementsOf(later);
      }
    }
    assertThat(
            Manifest.ofKind(Chart.rendered("minimal"), "NetworkPolicy").stream()
                .filter(Manifest::isHook))
        .as("policies that let migrations reach their databases")
        .hasSize(Services.ALL.size())
        .allMatch(policy -> weight(policy) < 0);
  }

  @Test
  void with_databases_of_this_chart_pods_migrate_as_they_start() {
    List<Manifest> manifests = Chart.rendered("strimzi-cnpg");
    assertThat(manifests).noneMatch(Manifest::isHook);
    for (Manifest deployment : Manifest.ofKind(manifests, "Deployment")) {
      JsonNode migration = deployment.pod().at("/spec/initContainers/0");
      assertThat(migration.path("image")).isEqualTo(deployment.container().path("image"));
      assertThat(migration.toString())
          .contains(deployment.name() + "-db-app")
          .contains("QUARKUS_FLYWAY_USERNAME");
    }
    assertThatThrownBy(() -> Chart.rendered("strimzi-cnpg", "migrations: {mode: hook}"))
        .hasMessageContaining("migrations.mode hook runs before postgresql.mode cloudnative-pg");
  }

  @Test
  void a_migration_knows_the_database_and_nothing_else() {
    for (Manifest job : Manifest.ofKind(Chart.rendered("bring-your-own"), "Job")) {
      assertThat(job.environment().keySet())
          .allMatch(
              name ->
                  name.startsWith("QUARKUS_DATASOURCE_")
                      || name.startsWith("QUARKUS_FLYWAY_")
                      || List.of("JAVA_TOOL_OPTIONS", "CALBRIDGE_LOG_FORMAT", "CALBRIDGE_MIGRATE")
                          .contains(name));
      assertThat(job.pod().toString()).doesNotContain("vault").doesNotContain("kafka");
    }
  }

  private static int weight(Manifest hook) {
    return Integer.parseInt(hook.at("/metadata/annotations").path(Chart.HOOK + "-weight").asText());
  }

  private static String value(JsonNode container, String variable) {
    return Manifest.stream(container.path("env"))
        .filter(each -> each.path("name").asText().equals(variable))
        .map(each -> each.path("value").asText())
        .findFirst()
        .orElse("");
  }
}
