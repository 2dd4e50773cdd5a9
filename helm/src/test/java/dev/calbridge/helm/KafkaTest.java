package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Topics are as documented, and nobody may do more with them than he does. */
@WithHelm
class KafkaTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `(calbridge\\.[a-z.0-9-]+)` \\|.*\\| (compact|30 days) \\|$");
  private static final Pattern LITERAL = Pattern.compile("\"(calbridge\\.[a-z-]+\\.v[0-9]+)\"");

  @Test
  void topics_are_those_of_the_documentation_with_its_policies() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    for (String line : Files.readAllLines(Chart.root().resolve("docs/topics.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        documented.put(row.group(1), row.group(2).equals("compact") ? "compact" : "delete");
        documented.put(row.group(1) + ".dlq", "delete");
      }
    }
    Map<String, String> made = new TreeMap<>();
    for (Manifest topic : Manifest.ofKind(Chart.rendered("full"), "KafkaTopic")) {
      JsonNode spec = topic.at("/spec");
      made.put(spec.path("topicName").asText(), spec.at("/config/cleanup.policy").asText());
      assertThat(spec.at("/config/max.message.bytes").asInt()).isEqualTo(4 * 1024 * 1024);
      assertThat(spec.path("partitions").asInt()).isEqualTo(24);
      assertThat(spec.path("replicas").asInt()).isEqualTo(3);
      assertThat(spec.at("/config/min.insync.replicas").asInt()).isEqualTo(2);
      if (spec.at("/config/cleanup.policy").asText().equals("delete")) {
        assertThat(spec.at("/config/retention.ms").asLong()).isEqualTo(30L * 24 * 3600 * 1000);
      }
      assertThat(topic.at("/metadata/annotations/helm.sh~1resource-policy").asText())
          .as("an uninstalled release must not take data along")
          .isEqualTo("keep");
    }
    assertThat(documented).hasSizeGreaterThanOrEqualTo(10);
    assertThat(made).isEqualTo(documented);
  }

  @Test
  void a_prefix_goes_before_every_topic_and_group() {
    List<Manifest> manifests = Chart.rendered("strimzi-cnpg");
    for (Manifest topic : Manifest.ofKind(manifests, "KafkaTopic")) {
      assertThat(topic.at("/spec/topicName").asText()).startsWith("live.calbridge.");
      assertThat(topic.at("/metadata/namespace").asText()).isEqualTo("kafka");
      assertThat(topic.at("/spec/partitions").asInt()).isEqualTo(48);
    }
    for (Manifest user : Manifest.ofKind(manifests, "KafkaUser")) {
      assertThat(Manifest.stream(user.at("/spec/authorization/acls")))
          .allMatch(right -> right.at("/resource/name").asText().startsWith("live."));
    }
  }

  @Test
  void rights_are_the_least_that_services_need() {
    assertThat(rights("credential-service"))
        .containsOnly(
            Map.entry("Write", Set.of("calbridge.credentials.v1", "calbridge.oauth-grants.v1")));
    for (Manifest user : Manifest.ofKind(Chart.rendered("full"), "KafkaUser")) {
      for (JsonNode right : user.at("/spec/authorization/acls")) {
        assertThat(Manifest.texts(right.path("operations")))
            .isSubsetOf("Read", "Write", "Describe");
        assertThat(right.at("/resource/name").asText()).isNotEqualTo("*");
        assertThat(right.at("/resource/patternType").asText())
            .as("only the gateway's group has a part nobody knows beforehand")
            .isEqualTo(
                right.at("/resource/name").asText().equals("caldav-gateway-")
                    ? "prefix"
                    : "literal");
      }
    }
  }

  /** Smallrye's consumers say in the properties what they read. */
  @Test
  void consumers_may_read_their_topics_and_put_records_aside() {
    int channels = 0;
    for (String service : List.of("scheduler-service", "google-sync-service")) {
      Map<String, Set<String>> rights = rights(service);
      for (var property : Services.properties(service).entrySet()) {
        String key = property.getKey().toString();
        String value = property.getValue().toString().replace("${calbridge.topic-prefix:}", "");
        if (key.matches("mp\\.messaging\\.incoming\\.[a-z-]+\\.topic")) {
          assertThat(rights.get("Read")).as(key).contains(value);
          channels++;
        } else if (key.endsWith(".dead-letter-queue.topic")) {
          assertThat(rights.get("Write")).as(key).contains(value);
        } else if (key.endsWith(".group.id")) {
          assertThat(rights.get("group")).as(key).contains(value);
        }
      }
    }
    assertThat(channels).isGreaterThanOrEqualTo(4);
  }

  /** Every topic that a contract names is written by its owner and read by somebody. */
  @Test
  void every_topic_has_a_writer_and_a_reader() throws IOException {
    Set<String> contracts = new TreeSet<>();
    for (String contract : List.of("scheduler-service/contract", "credential-service/contract")) {
      try (var files = Files.walk(Chart.root().resolve(contract).resolve("src/main/java"))) {
        for (var file : files.filter(each -> each.toString().endsWith("Topics.java")).toList()) {
          Matcher literal = LITERAL.matcher(Files.readString(file));
          while (literal.find()) {
            contracts.add(literal.group(1));
          }
        }
      }
    }
    assertThat(contracts).hasSizeGreaterThanOrEqualTo(5);
    for (String topic : contracts) {
      for (String operation : List.of("Read", "Write")) {
        List<String> who = new ArrayList<>();
        for (String service : Services.ALL) {
          if (rights(service).getOrDefault(operation, Set.of()).contains(topic)) {
            who.add(service);
          }
        }
        assertThat(who).as("%s %s", operation, topic).isNotEmpty();
      }
    }
  }

  @Test
  void the_secret_a_service_reads_is_the_one_strimzi_makes() {
    List<Manifest> manifests = Chart.rendered("full");
    for (String service : Services.ALL) {
      assertThat(Manifest.one(manifests, "Deployment", service).container().toString())
          .contains(
              "\"name\":\"calbridge-%s-kafka\",\"key\":\"sasl.jaas.config\"".formatted(service));
      assertThat(Manifest.ofKind(manifests, "KafkaUser").stream().map(Manifest::name))
          .contains("calbridge-%s-kafka".formatted(service));
    }
  }

  @Test
  void the_connection_is_what_the_values_say() {
    assertThat(protocol("minimal")).isEqualTo("SASL_SSL");
    assertThat(protocol("bring-your-own")).isEqualTo("SSL");
    assertThat(protocol("small")).isEqualTo("PLAINTEXT");
  }

  @Test
  void brokers_of_ones_own_are_left_alone() {
    assertThat(Chart.rendered("bring-your-own"))
        .noneMatch(manifest -> manifest.kind().startsWith("Kafka"));
  }

  private static String protocol(String scenario) {
    return Manifest.one(Chart.rendered(scenario), "Deployment", "caldav-gateway")
        .environment()
        .get("KAFKA_SECURITY_PROTOCOL");
  }

  /** Topics by what may be done with them, and groups under "group". */
  private static Map<String, Set<String>> rights(String service) {
    Manifest user =
        Manifest.ofKind(Chart.rendered("full"), "KafkaUser").stream()
            .filter(each -> each.name().equals("calbridge-" + service + "-kafka"))
            .findFirst()
            .orElseThrow();
    Map<String, Set<String>> rights = new TreeMap<>();
    for (JsonNode right : user.at("/spec/authorization/acls")) {
      boolean group = right.at("/resource/type").asText().equals("group");
      String kind = group ? "group" : right.at("/operations/0").asText();
      rights.computeIfAbsent(kind, _ -> new TreeSet<>()).add(right.at("/resource/name").asText());
    }
    return rights;
  }
}
