package dev.calbridge.credential.end;

import static io.restassured.RestAssured.given;

import dev.calbridge.platform.testkit.Platform;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service as people and other services call it, with real tokens. */
final class Api {

  static final String TENANT = "optik-himmel";
  static final String OTHER_TENANT = "hoergut";
  static final String ANNA = "7c1b0000-0000-4000-8000-000000000002";
  static final String BEN = "7c1b0000-0000-4000-8000-000000000003";
  static final String PASSWORD = "drei Brillen & ein Etui";

  static final String CREDENTIALS = "/api/v1/service-credentials";
  static final String AUDIT = "/api/v1/service-credential-audit";
  static final String GRANTS = "/api/v1/oauth-grants";

  private static final Set<String> SERVICES =
      Set.of("credential-service", "scheduler-service", "caldav-gateway", "google-sync-service");

  /** Shared by all tests: each asks with an object of its own, and Keycloak takes its time. */
  private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

  private static final Duration FRESH = Duration.ofMinutes(1);

  RequestSpecification as(String who) {
    String token =
        TOKENS
            .compute(
                who,
                (name, known) ->
                    known != null && System.nanoTime() - known.since() < FRESH.toNanos()
                        ? known
                        : new Token(ask(name), System.nanoTime()))
            .text();
    return given().auth().oauth2(token).contentType("application/json");
  }

  private static String ask(String name) {
    return SERVICES.contains(name)
        ? Platform.current().keycloak().serviceToken(name)
        : Platform.current().keycloak().token(name, "demo");
  }

  private record Token(String text, long since) {}

  RequestSpecification asService(String tenant) {
    return as("google-sync-service").header("Calbridge-Tenant", tenant);
  }

  /** Asks {@link FakeGoogle} what it has seen. */
  String google(String path, String what) {
    URI token = ConfigProvider.getConfig().getValue("calbridge.google.token-url", URI.class);
    return given()
        .urlEncodingEnabled(false)
        .get(token.resolve(path) + "?" + URLEncoder.encode(what, StandardCharsets.UTF_8))
        .asString();
  }

  /** A body that is fine; tests change what they are about. */
  static Map<String, Object> credential(String userName) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("userName", userName);
    body.put("user", ANNA);
    body.put("branch", "6a1b0000-0000-4000-8000-000000000001");
    body.put("serviceClass", "CALDAV_SYNC");
    body.put("password", PASSWORD);
    body.put("passwordRepeat", PASSWORD);
    return body;
  }

  /** A user name nobody has. */
  static String newUserName() {
    return "Anna." + UUID.randomUUID();
  }

  /** Creates what the body says as the tenant's administrator. */
  String create(Map<String, Object> body) {
    return as("admin").body(body).post(CREDENTIALS).then().statusCode(201).extract().path("id");
  }

  /**
   * Hands in a consent.
   *
   * @param code what {@link FakeGoogle} does with it, and for which account
   */
  ValidatableResponse consent(String who, String code) {
    return as(who)
        .body(
            Map.of(
                "provider",
                "google",
                "code",
                code,
                "redirectUri",
                "http://localhost/callback",
                "codeVerifier",
                FakeGoogle.VERIFIER))
        .post(GRANTS)
        .then();
  }

  /** The grant that a consent becomes. */
  String grant(String who, String code) {
    return consent(who, code).statusCode(201).extract().path("id");
  }

  ValidatableResponse verify(String userName, String password) {
    return verify(
        Map.of("userName", userName, "password", password, "serviceClass", "CALDAV_SYNC"));
  }

  ValidatableResponse verifyFrom(String address, String userName, String password) {
    return verify(
        Map.of(
            "userName",
            userName,
            "password",
            password,
            "serviceClass",
            "CALDAV_SYNC",
            "address",
            address,
            "agent",
            "iOS/26.1 (23B85) dataaccessd/1.0"));
  }

  private ValidatableResponse verify(Map<String, String> request) {
    return as("caldav-gateway")
        .body(request)
        .post("/internal/v1/service-credentials/verify")
        .then()
        .statusCode(200);
  }
}
