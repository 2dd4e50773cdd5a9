package dev.calbridge.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.local.HttpCalls.Answer;
import dev.calbridge.platform.testkit.Keycloak;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in and calls the REST interface through the front door.
 *
 * <p>The token is got again shortly before it ends.
 */
public final class Person {

  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final HttpCalls http;
  private final String front;
  private final String userName;
  private final String password;
  private final @Nullable String tenant;
  private final Clock clock;
  private @Nullable String token;
  private Instant renewAt = Instant.MIN;

  /**
   * @param front URL of the front door
   * @param tenant sent as {@code Calbridge-Tenant}; null for who belongs to one tenant only
   */
  public Person(
      HttpCalls http,
      String front,
      String userName,
      String password,
      @Nullable String tenant,
      Clock clock) {
    this.http = http;
    this.front = front;
    this.userName = userName;
    this.password = password;
    this.tenant = tenant;
    this.clock = clock;
  }

  /** Calls the REST interface; a body is sent as JSON. */
  public Answer call(String method, String path, @Nullable Object body) {
    return call(method, path, body, Map.of());
  }

  /** As above, with more headers. A body that is a string is sent as it is. */
  public Answer call(
      String method, String path, @Nullable Object body, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Authorization", "Bearer " + token());
    if (tenant != null) {
      all.put("Calbridge-Tenant", tenant);
    }
    String text = null;
    if (body != null) {
      all.put("Content-Type", "application/json");
      text = body instanceof String given ? given : http.write(body);
    }
    all.putAll(headers);
    return http.send(method, front + path, all, text);
  }

  /** The user account's id: claim {@code sub} of the token. */
  public String subject() {
    String payload = token().split("\\.", -1)[1];
    try {
      return new ObjectMapper()
          .readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
          .path("sub")
          .asText();
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("Keycloak's token cannot be read", notJson);
    }
  }

  /** Calls a service itself, past the front door, which publishes nothing for operators. */
  public Answer callAt(String origin, String method, String path, @Nullable Object body) {
    return http.send(
        method,
        origin + path,
        Map.of("Authorization", "Bearer " + token(), "Content-Type", "application/json"),
        body == null ? null : http.write(body));
  }

  private synchronized String token() {
    String current = token;
    if (current != null && clock.instant().isBefore(renewAt)) {
      return current;
    }
    Answer answer =
        http.form(
                front + "/auth/realms/" + Keycloak.REALM + "/protocol/openid-connect/token",
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    Keycloak.CONSOLE_CLIENT,
                    "username",
                    userName,
                    "password",
                    password))
            .expect("Sign-in of " + userName, 200);
    String fresh = answer.json().path("access_token").asText();
    token = fresh;
    renewAt =
        clock.instant().plusSeconds(answer.json().path("expires_in").asLong(60)).minus(MARGIN);
    return fresh;
  }
}
