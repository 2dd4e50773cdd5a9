package dev.calbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.platform.testkit.Keycloak;
import dev.calbridge.platform.testkit.Platform;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real tokens of the demo realm carry what the services decide on. */
class TokensTest {

  private final ObjectMapper json = new ObjectMapper();
  private final Keycloak keycloak = Platform.current().keycloak();

  @ParameterizedTest
  @CsvSource({
    "admin, optik-himmel, 7c1b0000-0000-4000-8000-000000000001, tenant-admin front-desk",
    "anna.berger, optik-himmel, 7c1b0000-0000-4000-8000-000000000002, employee",
    "ben.vogt, optik-himmel, 7c1b0000-0000-4000-8000-000000000003, employee",
    "frieda.desk, optik-himmel, 7c1b0000-0000-4000-8000-000000000004, front-desk",
    "hoergut.admin, hoergut, 7c1b0000-0000-4000-8000-000000000006, tenant-admin",
  })
  void aPersonsTokenNamesTenantIdAndRoles(String user, String tenant, String id, String roles)
      throws Exception {
    JsonNode claims = claims(keycloak.token(user, "demo"));
    assertThat(texts(claims.get("organization"))).containsExactly(tenant);
    assertThat(claims.get("sub").asText()).isEqualTo(id);
    assertThat(ownRoles(claims)).containsExactlyInAnyOrder(roles.split(" "));
    assertThat(claims.get("iss").asText()).isEqualTo(keycloak.issuer());
    assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isGreaterThanOrEqualTo(300);
  }

  @Test
  void theOperatorBelongsToNoTenant() throws Exception {
    JsonNode claims = claims(keycloak.token("operator", "demo"));
    assertThat(claims.has("organization")).isFalse();
    assertThat(ownRoles(claims)).containsExactly("operator");
  }

  @ParameterizedTest
  @CsvSource({"credential-service", "scheduler-service", "caldav-gateway", "google-sync-service"})
  void aServicesTokenHasTheServiceRoleAndNoTenant(String client) throws Exception {
    JsonNode claims = claims(keycloak.serviceToken(client));
    assertThat(claims.get("azp").asText()).isEqualTo(client);
    assertThat(texts(claims.at("/realm_access/roles"))).containsExactly("service");
    assertThat(claims.has("organization")).isFalse();
  }

  @Test
  void tokensAreMeantForCalbridge() throws Exception {
    assertThat(texts(claims(keycloak.token("admin", "demo")).get("aud"))).contains("calbridge");
    assertThat(claims(keycloak.serviceToken("caldav-gateway")).get("aud").asText())
        .isEqualTo("calbridge");
  }

  @Test
  void aWrongPasswordGetsNoToken() {
    assertThatThrownBy(() -> keycloak.token("frieda.desk", "wrong"))
        .hasMessageContaining("invalid_grant");
  }

  private JsonNode claims(String token) throws Exception {
    return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }

  /** Without those that Keycloak gives to everybody. */
  private static List<String> ownRoles(JsonNode claims) {
    return texts(claims.at("/realm_access/roles")).stream()
        .filter(role -> !role.contains("_") && !role.startsWith("default-roles"))
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
