package dev.calbridge.credential.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example files pin the wire format: each is read and comes out as it went in. */
class ExamplesTest {

  private static final Path FILES = Path.of("src/main/resources/examples");

  private static final Map<String, Class<?>> EXAMPLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("access-token", AccessToken.class),
              Map.entry("refused-access-token", RefusedAccessToken.class),
              Map.entry("change-password", ChangePassword.class),
              Map.entry("change-password-generate", ChangePassword.class),
              Map.entry("create-service-credential-generate", CreateServiceCredential.class),
              Map.entry(
                  "create-service-credential-without-password", CreateServiceCredential.class),
              Map.entry("credential-audit-entry", CredentialAuditEntry.class),
              Map.entry("credential-audit-entry-rejected", CredentialAuditEntry.class),
              Map.entry("credential-audit-page", CredentialAuditPage.class),
              Map.entry("service-credential-details-generated", ServiceCredentialDetails.class),
              Map.entry("service-credential-details-used", ServiceCredentialDetails.class),
              Map.entry("service-credential-page", ServiceCredentialPage.class),
              Map.entry("verification-throttled", Verification.class),
              Map.entry("change-service-credential", ChangeServiceCredential.class),
              Map.entry("create-oauth-grant", CreateOAuthGrant.class),
              Map.entry("create-service-credential", CreateServiceCredential.class),
              Map.entry("credential-snapshot", CredentialSnapshot.class),
              Map.entry("credential-snapshot-unlimited", CredentialSnapshot.class),
              Map.entry("oauth-consent", OAuthConsent.class),
              Map.entry("oauth-consent-expired", OAuthConsent.class),
              Map.entry("oauth-consent-denied", OAuthConsent.class),
              Map.entry("oauth-consent-failed", OAuthConsent.class),
              Map.entry("oauth-consent-granted", OAuthConsent.class),
              Map.entry("oauth-consent-scopes-missing", OAuthConsent.class),
              Map.entry("oauth-consent-waiting", OAuthConsent.class),
              Map.entry("oauth-grant", OAuthGrant.class),
              Map.entry("oauth-grant-details", OAuthGrantDetails.class),
              Map.entry("oauth-grant-details-used", OAuthGrantDetails.class),
              Map.entry("oauth-grant-page", OAuthGrantPage.class),
              Map.entry("oauth-grant-snapshot", OAuthGrantSnapshot.class),
              Map.entry("oauth-grant-snapshot-consent-needed", OAuthGrantSnapshot.class),
              Map.entry("start-oauth-consent", StartOAuthConsent.class),
              Map.entry("start-oauth-consent-renewal", StartOAuthConsent.class),
              Map.entry("started-oauth-consent", StartedOAuthConsent.class),
              Map.entry("service-credential-details", ServiceCredentialDetails.class),
              Map.entry("verification-rejected", Verification.class),
              Map.entry("verification-verified", Verification.class),
              Map.entry("verify-request", VerifyRequest.class)));

  /** As the services set it up. */
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  static Stream<Map.Entry<String, Class<?>>> examples() {
    return EXAMPLES.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void comesOutAsItWentIn(Map.Entry<String, Class<?>> example) throws IOException {
    JsonNode file = read(example.getKey());
    Object value = json.treeToValue(file, example.getValue());
    assertThat(json.readTree(json.writeValueAsString(value))).isEqualTo(file);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isReadWithAFieldOfTheFutureInIt(Map.Entry<String, Class<?>> example) throws IOException {
    JsonNode file = read(example.getKey());
    Object known = json.treeToValue(file, example.getValue());
    ((ObjectNode) file).put("aFieldOfTheFuture", 1);
    assertThat((Object) json.treeToValue(file, example.getValue())).isEqualTo(known);
  }

  @Test
  void everyFileIsTested() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(EXAMPLES.keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatHoldsASecretDoesNotPrintIt(Map.Entry<String, Class<?>> example) throws IOException {
    String printed = json.treeToValue(read(example.getKey()), example.getValue()).toString();
    assertThat(printed)
        .doesNotContain("<10 to 128 characters>", "<as typed>", "<bearer token>", "<shown once>")
        .doesNotContain("<authorization code>", "<PKCE verifier>", "<state>");
  }

  private JsonNode read(String example) throws IOException {
    return json.readTree(Files.readString(FILES.resolve(example + ".json")));
  }
}
