package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that cannot work are refused before anything is made, with a word on what to do. */
@WithHelm
class ValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown: 1",
        "image: {unknown: 1}",
        "defaults: {unknown: 1}",
        "defaults: {probes: {liveness: {unknown: 1}}}",
        "schedulerService: {unknown: 1}",
        "schedulerService: {database: {password: geheim}}",
        "caldavGateway: {resources: {limits: {gpu: 1}}}",
        "postgresql: {tls: {unknown: 1}}",
        "kafka: {strimzi: {unknown: 1}}",
        "kafka: {authentication: {password: geheim}}",
        "keycloak: {clientSecret: geheim}",
        "networkPolicy: {unknown: 1}",
        "monitoring: {dashboards: {unknown: 1}}",
      })
  void a_key_that_the_chart_does_not_know_is_refused(String values) {
    assertThatThrownBy(() -> Chart.rendered("minimal", values))
        .hasMessageContaining("additional properties");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          publicUrl: http://calendar.example.org           | /publicUrl
          publicUrl: https://calendar.example.org/sub      | /publicUrl
          image: {tag: latest}                             | /image/tag
          image: {pullPolicy: Sometimes}                   | /image/pullPolicy
          defaults: {replicas: -1}                         | /defaults/replicas
          defaults: {replicas: "2"}                        | /defaults/replicas
          defaults: {resources: {limits: {memory: null}}}  | /defaults/resources/limits
          defaults: {autoscaling: {mode: automatic}}       | /defaults/autoscaling/mode
          defaults: {podDisruptionBudget: {maxUnavailable: 0}} | /defaults/podDisruptionBudget/maxUnavailable
          schedulerService: {settings: {SPRING_X: 1}}      | SPRING_X' does not match
          schedulerService: {extraEnv: [{name: a-b}]}      | /schedulerService/extraEnv/0/name
          schedulerService: {database: {name: x; drop}}    | /schedulerService/database/name
          postgresql: {mode: embedded}                     | /postgresql/mode
          postgresql: {port: 0}                            | /postgresql/port
          postgresql: {tls: {mode: prefer}}                | /postgresql/tls/mode
          postgresql: {cloudnativePg: {imageName: "postgresql:latest"}} | /postgresql/cloudnativePg/imageName
          kafka: {bootstrapServers: kafka}                 | /kafka/bootstrapServers
          kafka: {authentication: {type: gssapi}}          | /kafka/authentication/type
          keycloak: {url: id.example.org}                  | /keycloak/url
          keycloak: {realm: "a/b"}                         | /keycloak/realm
          tracing: {sampleRatio: 2}                        | /tracing/sampleRatio
          trustedProxies: [everybody]                      | /trustedProxies/0
          """)
  void a_value_of_the_wrong_kind_is_refused(String values, String where) {
    assertThatThrownBy(() -> Chart.rendered("minimal", values)).hasMessageContaining(where);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          publicUrl: ""                                    | publicUrl is missing
          kafka: {bootstrapServers: ""}                    | kafka.bootstrapServers is missing
          keycloak: {url: ""}                              | keycloak.url is missing
          postgresql: {host: ""}                           | postgresql.host or schedulerService.database.host is missing
          postgresql: {tls: {existingCaSecret: ""}}        | postgresql.tls.existingCaSecret is missing
          kafka: {mode: strimzi}                           | kafka.strimzi.cluster is missing
          kafka: {strimzi: {replicas: 1}}                  | kafka.strimzi.minInSyncReplicas is greater than replicas
          kafka: {mode: strimzi, strimzi: {cluster: a}, authentication: {mechanism: PLAIN}} | Strimzi's users know SCRAM-SHA-512 only
          kafka: {tls: {enabled: false}, authentication: {type: tls}} | kafka.authentication.type tls needs kafka.tls.enabled
          keycloak: {realmImport: {enabled: true}}         | keycloak.realmImport.keycloakResource is missing
          tracing: {enabled: true}                         | tracing.endpoint is missing
          gatewayApi: {enabled: true}                      | gatewayApi.parentRefs is missing
          defaults: {autoscaling: {minReplicas: 9}}        | autoscaling.minReplicas is greater than maxReplicas
          defaults: {terminationGracePeriodSeconds: 20}    | terminationGracePeriodSeconds is less than
          {ingress: {enabled: true}, gatewayApi: {enabled: true, parentRefs: [{name: a}]}} | choose one
          """)
  void what_is_missing_or_does_not_fit_together_is_named(String values, String message) {
    assertThatThrownBy(() -> Chart.rendered("minimal", values)).hasMessageContaining(message);
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    assertThatThrownBy(() -> Chart.rendered("minimal", "{publicUrl: '', keycloak: {url: ''}}"))
        .hasMessageContaining("publicUrl is missing")
        .hasMessageContaining("keycloak.url is missing");
  }

  @Test
  void schema_and_values_know_the_same_keys() {
    JsonNode schema = Yaml.read(Chart.source().resolve("values.schema.json"));
    Set<String> described = new TreeSet<>();
    keys(schema, schema, "", described);
    Set<String> given = new TreeSet<>();
    valueKeys(Chart.values(), described, "", given);
    // a service may have each key of defaults, and Helm puts "global" into the values of a subchart
    described.removeIf(key -> key.equals("global") || overrides(key));
    given.removeIf(ValuesTest::overrides);
    assertThat(given).isEqualTo(described);
  }

  private static boolean overrides(String key) {
    return key.matches("(\\w+Service|caldavGateway)\\..*")
        && !key.matches("\\w+\\.(database(\\.\\w+)?|existing\\w+|enabled|push|securityEvents)");
  }

  /** Keys of closed objects; what is inside an open one is up to the user. */
  private static void keys(JsonNode schema, JsonNode part, String path, Set<String> keys) {
    JsonNode here = part.has("$ref") ? schema.at(part.path("$ref").asText().substring(1)) : part;
    boolean quantities = path.matches(".*(resources)$");
    if (here.path("additionalProperties").isBoolean() && !quantities) {
      for (var property : here.path("properties").properties()) {
        String key = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
        keys.add(key);
        keys(schema, property.getValue(), key, keys);
      }
    }
  }

  private static void valueKeys(JsonNode values, Set<String> known, String path, Set<String> keys) {
    for (var value : values.properties()) {
      String key = path.isEmpty() ? value.getKey() : path + "." + value.getKey();
      boolean open =
          known.contains(path) && known.stream().noneMatch(each -> each.startsWith(path + "."));
      if (!open) {
        keys.add(key);
        valueKeys(value.getValue(), known, key, keys);
      }
    }
  }
}
