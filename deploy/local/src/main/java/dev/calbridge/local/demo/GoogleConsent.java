package dev.calbridge.local.demo;

import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.HttpCalls.Answer;
import dev.calbridge.local.LocalSecrets;
import dev.calbridge.local.Person;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a Google account of the emulator consent, and links one of its calendars to a resource.
 *
 * @param emulator URL of the emulator
 * @param redirectUri where the OAuth client wants the browser back
 */
public record GoogleConsent(HttpCalls http, String emulator, String redirectUri) {

  private static final Duration LEARNS = Duration.ofSeconds(30);

  private static final String SCOPES = "openid email https://www.googleapis.com/auth/calendar";

  /**
   * Asks for consent as a browser would, hands the code over, and links.
   *
   * @param account e-mail address of the account
   * @param calendar id of one of its secondary calendars
   * @return id of the link
   */
  public String link(Person admin, String account, String calendar, UUID resource) {
    String verifier = random();
    String code = consent(account, challenge(verifier));
    Answer grant =
        admin
            .call(
                "POST",
                "/api/v1/oauth-grants",
                Map.of(
                    "provider", "google",
                    "code", code,
                    "redirectUri", redirectUri,
                    "codeVerifier", verifier))
            .expect("Grant", 200, 201);
    return createLink(admin, calendar, resource, grant.json().path("id").asText());
  }

  /** google-sync-service learns of a new resource from Kafka, so a moment later than we do. */
  private String createLink(Person admin, String calendar, UUID resource, String grant) {
    long end = System.nanoTime() + LEARNS.toNanos();
    while (true) {
      Answer link =
          admin.call(
              "POST",
              "/api/v1/google/links",
              Map.of(
                  "resource", resource,
                  "calendarId", calendar,
                  "grant", grant,
                  "policy", "take-theirs",
                  "direction", "both"));
      boolean unknown = link.status() >= 400 && link.body().contains("resource-unknown");
      if (!unknown || System.nanoTime() > end) {
        return link.expect("Link", 200, 201).json().path("id").asText();
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** RFC 6749 section 4.1.1 with PKCE (RFC 7636); the emulator agrees at once if asked to. */
  private String consent(String account, String challenge) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", LocalSecrets.GOOGLE_CLIENT_ID);
    query.put("redirect_uri", redirectUri);
    query.put("scope", SCOPES);
    query.put("access_type", "offline");
    query.put("prompt", "consent");
    query.put("login_hint", account);
    query.put("state", random());
    query.put("code_challenge", challenge);
    query.put("code_challenge_method", "S256");
    query.put("x_grant", "all");
    Answer answer =
        http.send("GET", emulator + "/o/oauth2/v2/auth?" + HttpCalls.query(query), Map.of(), null)
            .expect("Consent", 302);
    String location = String.valueOf(answer.location());
    String code = location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
    return URLDecoder.decode(code, StandardCharsets.UTF_8);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
