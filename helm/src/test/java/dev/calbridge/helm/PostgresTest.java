package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithHelm
class PostgresTest {

  @Test
  void each_service_has_a_cluster_of_its_own_with_two_roles() {
    List<Manifest> manifests = Chart.rendered("full");
    for (String service : Services.ALL) {
      Manifest cluster = Manifest.one(manifests, "Cluster", service + "-db");
      String database = service.replace('-', '_');
      assertThat(cluster.at("/spec/bootstrap/initdb/database").asText()).isEqualTo(database);
      assertThat(cluster.at("/spec/bootstrap/initdb/owner").asText())
          .isEqualTo(database + "_owner");
      assertThat(Manifest.map(cluster.at("/spec/managed/roles/0")))
          .containsEntry("name", database + "_app")
          .containsEntry("superuser", "false")
          .containsEntry("bypassrls", "false")
          .containsEntry("createrole", "false");
      assertThat(cluster.at("/spec/managed/roles/0/passwordSecret/name").asText())
          .isEqualTo("calbridge-" + service + "-database");
      assertThat(cluster.at("/metadata/annotations/helm.sh~1resource-policy").asText())
          .isEqualTo("keep");
      assertThat(Manifest.texts(cluster.at("/spec/bootstrap/initdb/postInitApplicationSQL")))
          .contains("revoke all on database " + database + " from public");
    }
  }

  @Test
  void fields_the_chart_does_not_know_reach_the_cluster() {
    Manifest cluster = Manifest.one(Chart.rendered("full"), "Cluster", "scheduler-service-db");
    assertThat(cluster.at("/spec/backup/retentionPolicy").asText()).isEqualTo("30d");
    assertThat(cluster.at("/spec/storage/storageClass").asText()).isEqualTo("fast");
    assertThat(cluster.at("/spec/instances").asInt()).isEqualTo(3);
  }

  @Test
  void a_cluster_can_be_restored_from_a_backup() {
    Manifest cluster =
        Manifest.one(
            Chart.rendered(
                "full",
                """
                postgresql:
                  cloudnativePg:
                    extraSpec: {instances: 1, bootstrap: {recovery: {source: backup}}}
                """),
            "Cluster",
            "scheduler-service-db");
    assertThat(cluster.at("/spec/bootstrap").toString())
        .isEqualTo("{\"recovery\":{\"source\":\"backup\"}}");
    assertThat(cluster.at("/spec/instances").asInt()).isEqualTo(1);
    assertThat(cluster.at("/spec/managed/roles")).hasSize(1);
  }

  @Test
  void services_find_the_cluster_and_trust_its_authority_only() {
    Manifest scheduler = Manifest.one(Chart.rendered("full"), "Deployment", "scheduler-service");
    assertThat(scheduler.environment())
        .containsEntry(
            "QUARKUS_DATASOURCE_REACTIVE_URL",
            "postgresql://calbridge-scheduler-service-db-rw.calendar:5432/scheduler_service")
        .containsEntry("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "verify-full")
        .containsEntry("QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM", "HTTPS");
    assertThat(scheduler.pod().at("/spec/volumes").toString())
        .contains("calbridge-scheduler-service-db-ca")
        .doesNotContain("ca.key");
  }

  @Test
  void both_connections_of_a_service_go_to_the_same_database_in_the_same_way() {
    for (String scenario : List.of("minimal", "full", "bring-your-own", "gateway-api", "small")) {
      for (Manifest deployment : Manifest.ofKind(Chart.rendered(scenario), "Deployment")) {
        Map<String, String> environment = deployment.environment();
        String jdbc = environment.get("QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(jdbc)
            .startsWith("jdbc:" + environment.get("QUARKUS_DATASOURCE_REACTIVE_URL") + "?sslmode=")
            .contains(
                "sslmode=" + environment.get("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE"));
      }
    }
  }

  /** libpq's "require" asks for no authority; the reactive client has to be told so. */
  @Test
  void anybodys_certificate_is_good_enough_only_if_the_values_say_so() {
    for (String scenario : List.of("minimal", "full", "gateway-api", "small")) {
      assertThat(
              Manifest.one(Chart.rendered(scenario), "Deployment", "caldav-gateway")
                  .environment()
                  .containsKey("QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL"))
          .as(scenario)
          .isEqualTo(scenario.equals("gateway-api"));
    }
  }

  @Test
  void databases_of_ones_own_may_be_on_several_hosts() {
    List<Manifest> manifests = Chart.rendered("bring-your-own");
    assertThat(Manifest.ofKind(manifests, "Cluster")).isEmpty();
    Manifest scheduler = Manifest.one(manifests, "Deployment", "scheduler-service");
    assertThat(scheduler.environment())
        .containsEntry(
            "QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://pg-2.example.internal:6432/scheduler")
        .containsEntry(
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
            "/etc/calbridge/postgresql-ca/authority.pem");
    assertThat(scheduler.container().toString()).contains("\"pg-scheduler\"");
    assertThat(Manifest.one(manifests, "Job", "scheduler-service-migration").container().toString())
        .contains("\"pg-scheduler-owner\"");
  }
}
