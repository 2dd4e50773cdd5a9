package dev.calbridge.credential.end;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A token endpoint over real HTTP. What it does is told by the code, {@code <behaviour>-<account>},
 * and by the refresh token it makes of it: so tests need no other way to it. A code that came by a
 * browser is {@code <behaviour>-<account>~<challenge>}: it fits the verifier of that challenge
 * only.
 */
public final class FakeGoogle implements QuarkusTestResourceLifecycleManager {

  static final String CLIENT_ID = "calbridge-test";
  static final String CLIENT_SECRET = "a client secret nobody may see";
  static final String SCOPE = "https://www.googleapis.com/auth/calendar";
  static final String VERIFIER = "the-verifier-that-fits-every-code-here-0123456789";

  static final String CALLBACK = "https://calbridge.example/api/v1/oauth/callback";

  private static final String SECRET = "-secret-refresh-";

  private final Set<String> revoked = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> exchanges = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> refreshes = new ConcurrentHashMap<>();
  private final AtomicInteger issued = new AtomicInteger();
  private HttpServer server;
  private Signer signer;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/token", this::answer);
    server.createContext("/revoke", this::revoke);
    server.createContext("/refreshes", http -> tell(http, refreshes, refreshToken(asked(http))));
    server.createContext("/exchanges", http -> tell(http, exchanges, asked(http)));
    server.createContext("/certs", http -> send(http, 200, signer().published()));
    server.createContext("/sign", this::sign);
    server.start();
    String url = "http://localhost:" + server.getAddress().getPort();
    return Map.of(
        "calbridge.google.token-url",
        url + "/token",
        "calbridge.google.revoke-url",
        url + "/revoke",
        "calbridge.google.authorization-url",
        url + "/auth",
        "calbridge.google.security-event-keys-url",
        url + "/certs",
        "calbridge.google.callback-url",
        CALLBACK,
        "calbridge.google.client-id",
        CLIENT_ID,
        "calbridge.google.client-secret",
        CLIENT_SECRET);
  }

  private void answer(HttpExchange http) throws IOException {
    Map<String, String> form =
        Arrays.stream(
                new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&"))
            .map(field -> field.split("=", 2))
            .collect(Collectors.toMap(field -> field[0], field -> decode(field[1])));
    if (!CLIENT_ID.equals(form.get("client_id"))
        || !CLIENT_SECRET.equals(form.get("client_secret"))) {
      send(http, 401, "{\"error\":\"invalid_client\"}");
    } else if ("authorization_code".equals(form.get("grant_type"))) {
      exchange(http, form);
    } else {
      refresh(http, form.get("refresh_token"));
    }
  }

  private void exchange(HttpExchange http, Map<String, String> form) throws IOException {
    String[] challenged = form.get("code").split("~", 2);
    String[] code = challenged[0].split("-", 2);
    boolean fits =
        challenged.length == 1
            ? VERIFIER.equals(form.get("code_verifier"))
            : challenged[1].equals(challenge(form.get("code_verifier")))
                && CALLBACK.equals(form.get("redirect_uri"));
    exchanges.computeIfAbsent(form.get("code"), first -> new AtomicInteger()).incrementAndGet();
    if (code[0].equals("used") || !fits) {
      send(http, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"Bad Request\"}");
      return;
    }
    if (code[0].equals("broken")) {
      send(http, 502, "<html>Bad gateway</html>");
      return;
    }
    String claims =
        "{\"aud\":\"%s\",\"sub\":\"%s\"}"
            .formatted(code[0].equals("foreign") ? "somebody else" : CLIENT_ID, code[1]);
    String idToken = "eyJhbGciOiJub25lIn0." + base64(claims) + ".c2lnbmF0dXJl";
    String scope = code[0].equals("unticked") ? "openid" : "openid " + SCOPE;
    String refresh =
        code[0].equals("again") ? "" : ",\"refresh_token\":\"" + refreshToken(challenged[0]) + "\"";
    send(
        http,
        200,
        "{\"access_token\":\"secret-access-0\",\"expires_in\":3599,\"scope\":\"%s\","
                .formatted(scope)
            + "\"token_type\":\"Bearer\",\"id_token\":\"%s\"%s}".formatted(idToken, refresh));
  }

  /** {@code GET} tells whether a token has been revoked: for tests. */
  private void revoke(HttpExchange http) throws IOException {
    if (http.getRequestMethod().equals("GET")) {
      send(http, 200, Boolean.toString(revoked.contains(refreshToken(asked(http)))));
      return;
    }
    String form = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String token = decode(form.replaceFirst("token=", ""));
    boolean alive = token.contains(SECRET) && revoked.add(token);
    send(http, alive ? 200 : 400, alive ? "{}" : "{\"error\":\"invalid_token\"}");
  }

  /** How often a code or a refresh token was used: for tests. */
  private static void tell(HttpExchange http, Map<String, AtomicInteger> used, String which)
      throws IOException {
    send(http, 200, String.valueOf(used.getOrDefault(which, new AtomicInteger())));
  }

  private void refresh(HttpExchange http, String token) throws IOException {
    refreshes.computeIfAbsent(token, first -> new AtomicInteger()).incrementAndGet();
    if (behaves("revoked", token) || revoked.contains(token)) {
      send(http, 400, "{\"error\":\"invalid_grant\"}");
    } else if (behaves("forbidden", token)) {
      send(http, 400, "{\"error\":\"admin_policy_enforced\"}");
    } else if (behaves("rotating", token)) {
      revoked.add(token);
      String next = "x" + token;
      send(
          http,
          200,
          "{\"access_token\":\"secret-access-%d\",\"expires_in\":1,\"refresh_token\":\"%s\"}"
              .formatted(issued.incrementAndGet(), next));
    } else if (behaves("down", token)) {
      send(http, 503, "{}");
    } else {
      if (behaves("slow", token)) {
        LockSupport.parkNanos(300_000_000);
      }
      int lifetime = behaves("brief", token) ? 1 : 3599;
      send(
          http,
          200,
          "{\"access_token\":\"secret-access-%d\",\"expires_in\":%d,\"token_type\":\"Bearer\"}"
              .formatted(issued.incrementAndGet(), lifetime));
    }
  }

  /** Signs what it is sent, as {@code ?google}, or with a key of nobody's under the same name. */
  private void sign(HttpExchange http) throws IOException {
    String claims = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Signer key = "google".equals(http.getRequestURI().getRawQuery()) ? signer() : new Signer();
    send(http, 200, key.sign(claims));
  }

  private synchronized Signer signer() {
    if (signer == null) {
      signer = new Signer();
    }
    return signer;
  }

  private static void send(HttpExchange http, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    http.sendResponseHeaders(status, bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }

  /** Of a code without its challenge; no two begin alike. */
  static String refreshToken(String code) {
    return "1//0" + challenge(code).substring(0, 12) + SECRET + code;
  }

  private static boolean behaves(String how, String token) {
    return token.contains(SECRET + how + "-");
  }

  private static String asked(HttpExchange http) {
    return decode(http.getRequestURI().getRawQuery());
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

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
