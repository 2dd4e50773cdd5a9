package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may talk to whom. */
@WithHelm
class NetworkTest {

  @Test
  void every_pod_is_denied_everything_that_is_not_allowed() {
    for (String scenario : List.of("minimal", "full", "bring-your-own")) {
      List<Manifest> manifests = Chart.rendered(scenario);
      Manifest deny =
          Manifest.ofKind(manifests, "NetworkPolicy").stream()
              .filter(policy -> policy.name().endsWith("-default-deny"))
              .findFirst()
              .orElseThrow();
      assertThat(Manifest.texts(deny.at("/spec/policyTypes"))).contains("Ingress", "Egress");
      assertThat(deny.at("/spec/ingress").isMissingNode()).isTrue();
      assertThat(deny.at("/spec/egress").isMissingNode()).isTrue();
      assertThat(SelectorTest.selected(manifests, deny.at("/spec/podSelector/matchLabels")))
          .hasSameSizeAs(manifests.stream().filter(each -> !each.pod().isMissingNode()).toList());
    }
  }

  @Test
  void services_reach_those_they_call_and_nobody_else() {
    List<Manifest> manifests = Chart.rendered("full");
    Map<String, Set<String>> out = new TreeMap<>();
    Map<String, Set<String>> in = new TreeMap<>();
    for (Manifest policy : Manifest.ofKind(manifests, "NetworkPolicy")) {
      if (Services.ALL.contains(policy.component())) {
        out.put(policy.component(), neighbours(policy.at("/spec/egress"), "to"));
        in.put(policy.component(), neighbours(policy.at("/spec/ingress"), "from"));
      }
    }
    Set<String> both = Set.of("scheduler-service", "credential-service");
    assertThat(out)
        .containsEntry("caldav-gateway", both)
        .containsEntry("google-sync-service", both)
        .containsEntry("scheduler-service", Set.of())
        .containsEntry("credential-service", Set.of());
    Set<String> gateways = Set.of("caldav-gateway", "google-sync-service");
    assertThat(in)
        .containsEntry("scheduler-service", gateways)
        .containsEntry("credential-service", gateways)
        .containsEntry("caldav-gateway", Set.of())
        .containsEntry("google-sync-service", Set.of());
  }

  @Test
  void only_those_that_talk_to_google_may_leave_the_cluster() {
    for (Manifest policy : Manifest.ofKind(Chart.rendered("full"), "NetworkPolicy")) {
      boolean leaves =
          Manifest.everything(policy.at("/spec/egress"))
              .anyMatch(node -> node.path("cidr").asText().equals("0.0.0.0/0"));
      assertThat(leaves)
          .as(policy.toString())
          .isEqualTo(
              Set.of("credential-service", "google-sync-service").contains(policy.component()));
    }
    assertThat(
            Manifest.ofKind(
                Chart.rendered("minimal", "googleSyncService: {enabled: false}"), "NetworkPolicy"))
        .noneMatch(policy -> policy.document().toString().contains("0.0.0.0/0"));
  }

  @Test
  void ports_follow_the_addresses_that_services_are_told() {
    Manifest policy =
        Manifest.one(Chart.rendered("bring-your-own"), "NetworkPolicy", "caldav-gateway");
    Map<String, String> ports = new TreeMap<>();
    Manifest.stream(policy.at("/spec/egress"))
        .forEach(
            rule ->
                ports.merge(rule.path("to").toString(), numbers(rule).toString(), (a, b) -> a + b));
    assertThat(ports)
        .containsEntry("[{\"ipBlock\":{\"cidr\":\"10.20.0.0/16\"}}]", "[6432]")
        .containsEntry("[{\"ipBlock\":{\"cidr\":\"10.30.0.0/16\"}}]", "[9094, 9095]")
        .containsValue("[8080]");
    assertThat(ports.values()).anyMatch(numbers -> numbers.equals("[53, 53]"));
  }

  @Test
  void operators_are_reached_by_their_labels() {
    String postgres =
        Manifest.one(Chart.rendered("full"), "NetworkPolicy", "scheduler-service")
            .at("/spec/egress")
            .toString();
    assertThat(postgres)
        .contains("{\"cnpg.io/cluster\":\"calbridge-scheduler-service-db\"}")
        .contains("{\"strimzi.io/cluster\":\"events\"}")
        .doesNotContain("credential-service-db");
  }

  @Test
  void metrics_are_for_monitoring_only_and_requests_for_the_edge() {
    for (String service : Services.ALL) {
      Manifest policy = Manifest.one(Chart.rendered("full"), "NetworkPolicy", service);
      for (JsonNode rule : policy.at("/spec/ingress")) {
        assertThat(rule.path("from").isEmpty()).as("open to all: " + rule).isFalse();
        boolean monitoring = rule.path("from").toString().contains("\"monitoring\"");
        assertThat(Manifest.stream(rule.path("ports")).map(port -> port.path("port").asText()))
            .containsExactly(monitoring ? "management" : "http");
      }
    }
  }

  @Test
  void a_migration_reaches_its_database_and_nothing_else() {
    Manifest policy =
        Manifest.one(Chart.rendered("minimal"), "NetworkPolicy", "scheduler-service-migration");
    assertThat(policy.at("/spec/ingress").isMissingNode()).isTrue();
    assertThat(Manifest.stream(policy.at("/spec/egress")).map(NetworkTest::numbers))
        .containsExactly(List.of(53, 53), List.of(5432));
  }

  @Test
  void pods_that_policies_name_exist() {
    for (String scenario : List.of("minimal", "full", "bring-your-own")) {
      List<Manifest> manifests = Chart.rendered(scenario);
      for (Manifest policy : Manifest.ofKind(manifests, "NetworkPolicy")) {
        Manifest.everything(policy.at("/spec"))
            .map(node -> node.at("/podSelector/matchLabels"))
            .filter(labels -> labels.has("app.kubernetes.io/component"))
            .forEach(
                labels ->
                    assertThat(SelectorTest.selected(manifests, labels))
                        .as("%s of %s", labels, policy)
                        .hasSize(1));
      }
    }
  }

  @Test
  void policies_can_be_left_out() {
    assertThat(Manifest.ofKind(Chart.rendered("small"), "NetworkPolicy")).isEmpty();
  }

  private static List<Integer> numbers(JsonNode rule) {
    return Manifest.stream(rule.path("ports"))
        .map(port -> port.path("port").isInt() ? port.path("port").asInt() : 8080)
        .toList();
  }

  private static Set<String> neighbours(JsonNode rules, String side) {
    Set<String> found = new TreeSet<>();
    rules.forEach(
        rule ->
            rule.path(side)
                .forEach(
                    peer -> {
                      String component =
                          peer.at("/podSelector/matchLabels/app.kubernetes.io~1component").asText();
                      if (!component.isEmpty()) {
                        found.add(component);
                      }
                    }));
    return found;
  }
}
