package dev.calbridge.google.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.credential.contract.OAuthConsent;
import dev.calbridge.credential.contract.StartOAuthConsent;
import dev.calbridge.credential.contract.StartedOAuthConsent;
import dev.calbridge.google.emulator.oauth.OAuthClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A credential-service that keeps refresh tokens of the emulator and hands out access tokens. */
public final class FakeGrants implements AutoCloseable {

  static final OAuthClient CLIENT =
      new OAuthClient("calbridge-test", "not-a-secret", Set.of("http://localhost/callback"));
  private static final String SCOPE =
      "https://www.googleapis.com/auth/calendar.events"
          + " https://www.googleapis.com/auth/calendar.app.created"
          + " https://www.googleapis.com/auth/calendar.calendarlist.readonly";

  private final HttpStub server = new HttpStub(this::answer);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();
  private final Map<UUID, String> emails = new ConcurrentHashMap<>();
  private final Map<String, String> uses = new ConcurrentHashMap<>();
  private final Map<UUID, OAuthConsent> consents = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final URI google;

  FakeGrants(URI google) {
    this.google = google;
  }

  String url() {
    return server.url();
  }

  /** Whether a link is counted as a use of its grant. */
  public boolean uses(String link) {
    return "PUT".equals(uses.get(link));
  }

  /** The person in the browser comes to an end. */
  public void conclude(UUID consent, OAuthConsent.Outcome outcome) {
    consents.computeIfPresent(
        consent,
        (id, was) ->
            new OAuthConsent(
                id, was.provider(), was.resource(), was.user(), was.expiresAt(), outcome));
  }

  private HttpStub.Answer consent(String method, String[] path, String body) throws IOException {
    if (method.equals("POST")) {
      StartOAuthConsent asked = Json.MAPPER.readValue(body, StartOAuthConsent.class);
      UUID id = UUID.randomUUID();
      Instant until = Instant.now().plusSeconds(600);
      consents.put(
          id,
          new OAuthConsent(
              id, "google", asked.resource(), asked.user(), until, new OAuthConsent.Waiting()));
      return new HttpStub.Answer(
          201,
          Json.MAPPER.writeValueAsString(
              new StartedOAuthConsent(id, "https://accounts.example/" + id, until)));
    }
    OAuthConsent found = consents.get(UUID.fromString(path[4]));
    return found == null
        ? new HttpStub.Answer(404, "{\"code\":\"consent-unknown\"}")
        : new HttpStub.Answer(200, Json.MAPPER.writeValueAsString(found));
  }

  /** How often somebody asked for a token. */
  public int asked() {
    return asked.get();
  }

  /** The account gives consent. */
  public UUID consent(String email) {
    UUID grant = UUID.randomUUID();
    emails.put(grant, email);
    refreshTokens.put(grant.toString(), refreshToken(email));
    return grant;
  }

  /** The account gives consent again after it was withdrawn. */
  public void renew(UUID grant) {
    refreshTokens.put(grant.toString(), refreshToken(emails.get(grant)));
  }

  /** A new access token, without the detour over HTTP. */
  public String accessToken(UUID grant) {
    return token(
            Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                refreshTokens.get(grant.toString())))
        .get("access_token")
        .asText();
  }

  private String refreshToken(String email) {
    String query =
        form(
            Map.of(
                "client_id", CLIENT.id(),
                "redirect_uri", "http://localhost/callback",
                "response_type", "code",
                "scope", SCOPE,
                "access_type", "offline",
                "prompt", "consent",
                "login_hint", email,
                "x_grant", "all"));
    HttpResponse<String> redirect =
        send(HttpRequest.newBuilder(google.resolve("o/oauth2/v2/auth?" + query)).GET());
    String location = redirect.headers().firstValue("Location").orElseThrow();
    String code =
        Arrays.stream(URI.create(location).getQuery().split("&"))
            .filter(part -> part.startsWith("code="))
            .map(part -> part.substring(5))
            .findFirst()
            .orElseThrow();
    JsonNode tokens =
        token(
            Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", "http://localhost/callback"));
    return tokens.get("refresh_token").asText();
  }

  private HttpStub.Answer answer(HttpExchange exchange, String body) throws Exception {
    asked.incrementAndGet();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization == null
        || exchange.getRequestHeaders().getFirst("Calbridge-Tenant") == null) {
      return new HttpStub.Answer(401, "{\"code\":\"unauthorized\"}");
    }
    String[] path = exchange.getRequestURI().getPath().split("/");
    if (path[3].equals("oauth-consents")) {
      return consent(exchange.getRequestMethod(), path, body);
    }
    if (path.length > 5 && path[5].equals("uses")) {
      uses.put(path[6], exchange.getRequestMethod());
      return new HttpStub.Answer(200, "{}");
    }
    String grant = path[4];
    String refreshToken = refreshTokens.get(grant);
    JsonNode tokens =
        refreshToken == null
            ? null
            : token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    if (tokens == null || tokens.has("error")) {
      return new HttpStub.Answer(409, "{\"status\":409,\"code\":\"consent-needed\"}");
    }
    AccessToken token =
        new AccessToken(
            tokens.get("access_token").asText(),
            Instant.now().plusSeconds(tokens.get("expires_in").asLong()));
    return new HttpStub.Answer(200, Json.MAPPER.writeValueAsString(token));
  }

  private JsonNode token(Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("client_id", CLIENT.id());
    all.put("client_secret", CLIENT.secret());
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(google.resolve("token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(all))));
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }
}
