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
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A token endpoint over real HTTP. What it does is told by the code, {@code <behaviour>-<account>},
 * and by the refresh token it makes of it: so tests need no other way to it.
 */
public final class FakeGoogle implements QuarkusTestResourceLifecycleManager {

  static final String CLIENT_ID = "calbridge-test";
  static final String CLIENT_SECRET = "a client secret nobody may see";
  static final String SCOPE = "https://www.googleapis.com/auth/calendar";
  static final String VERIFIER = "the-verifier-that-fits-every-code-here-0123456789";

  private final AtomicInteger issued = new AtomicInteger();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/token", this::answer);
    server.start();
    return Map.of(
        "calbridge.google.token-url",
        "http://localhost:" + server.getAddress().getPort() + "/token",
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
    String[] code = form.get("code").split("-", 2);
    if (code[0].equals("used") || !VERIFIER.equals(form.get("code_verifier"))) {
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
        code[0].equals("again")
            ? ""
            : ",\"refresh_token\":\"secret-refresh-" + code[0] + "-" + code[1] + "\"";
    send(
        http,
        200,
        "{\"access_token\":\"secret-access-0\",\"expires_in\":3599,\"scope\":\"%s\","
                .formatted(scope)
            + "\"token_type\":\"Bearer\",\"id_token\":\"%s\"%s}".formatted(idToken, refresh));
  }

  private void refresh(HttpExchange http, String token) throws IOException {
    if (token.startsWith("secret-refresh-revoked-")) {
      send(http, 400, "{\"error\":\"invalid_grant\"}");
    } else if (token.startsWith("secret-refresh-down-")) {
      send(http, 503, "{}");
    } else {
      int lifetime = token.startsWith("secret-refresh-brief-") ? 1 : 3599;
      send(
          http,
          200,
          "{\"access_token\":\"secret-access-%d\",\"expires_in\":%d,\"token_type\":\"Bearer\"}"
              .formatted(issued.incrementAndGet(), lifetime));
    }
  }

  private static void send(HttpExchange http, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    http.sendResponseHeaders(status, bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
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
