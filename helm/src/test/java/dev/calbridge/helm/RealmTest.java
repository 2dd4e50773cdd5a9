package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The realm of an installation is the demo's, without its people and secrets. */
@WithHelm
class RealmTest {

  private static final JsonNode DEMO =
      Yaml.read(Chart.root().resolve("deploy/keycloak/calbridge-realm.json"));

  private final Manifest made =
      Manifest.ofKind(Chart.rendered("full"), "KeycloakRealmImport").getFirst();
  private final JsonNode realm = made.at("/spec/realm");

  @Test
  void settings_and_roles_are_the_same() {
    ObjectNode demo = DEMO.deepCopy();
    demo.remove(java.util.List.of("id", "clients", "users", "organizations"));
    ObjectNode ours = realm.deepCopy();
    ours.remove(java.util.List.of("clients", "users"));
    assertThat(Yaml.merged(ours, ours.deepCopy())).isEqualTo(demo);
  }

  @Test
  void clients_are_the_same_but_for_secrets_and_what_only_a_demo_may_do() {
    Map<String, ObjectNode> demo = clients(DEMO);
    Map<String, ObjectNode> ours = clients(realm);
    assertThat(ours.keySet()).isEqualTo(demo.keySet());
    ours.forEach(
        (id, client) -> {
          ObjectNode same = demo.get(id).deepCopy();
          if (same.has("secret")) {
            assertThat(client.path("secret").asText()).matches("\\$\\{[A-Z_]+_CLIENT_SECRET}");
            same.set("secret", client.get("secret"));
          } else {
            assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isFalse();
            same.put("directAccessGrantsEnabled", false);
            same.set("redirectUris", client.get("redirectUris"));
          }
          assertThat(client).isEqualTo(same);
        });
  }

  @Test
  void nobody_is_in_it_but_the_services() {
    for (JsonNode user : realm.path("users")) {
      assertThat(Manifest.texts(user.path("realmRoles"))).containsExactly("service");
      assertThat(user.path("username").asText())
          .isEqualTo("service-account-" + user.path("serviceAccountClientId").asText());
    }
    assertThat(realm.path("users")).hasSize(Services.ALL.size());
    assertThat(made.document().toString()).doesNotContain("demo");
  }

  @Test
  void keycloak_and_the_service_read_the_same_secret() {
    for (String service : Services.ALL) {
      String placeholder =
          clients(realm).get(service).path("secret").asText().replaceAll("[${}]", "");
      JsonNode secret = made.at("/spec/placeholders/" + placeholder + "/secret");
      assertThat(Manifest.one(Chart.rendered("full"), "Deployment", service).container().toString())
          .contains(
              "{\"name\":\"%s\",\"key\":\"%s\"}"
                  .formatted(secret.path("name").asText(), secret.path("key").asText()));
    }
  }

  @Test
  void without_a_place_to_come_back_to_there_is_no_console() {
    JsonNode quiet =
        Manifest.ofKind(
                Chart.rendered("full", "keycloak: {realmImport: {consoleRedirectUris: []}}"),
                "KeycloakRealmImport")
            .getFirst()
            .at("/spec/realm");
    assertThat(clients(quiet)).doesNotContainKey("calbridge-console").hasSize(4);
  }

  private static Map<String, ObjectNode> clients(JsonNode realm) {
    Map<String, ObjectNode> clients = new TreeMap<>();
    realm
        .path("clients")
        .forEach(client -> clients.put(client.path("clientId").asText(), (ObjectNode) client));
    return clients;
  }
}
