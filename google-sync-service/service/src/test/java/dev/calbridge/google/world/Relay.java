package dev.calbridge.google.world;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The address Google's notifications go to: it is known before the service has a port, to which
 * they are passed on.
 */
final class Relay implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpStub server = new HttpStub(this::pass);
  private volatile int port;

  String url() {
    return server.url();
  }

  void passTo(int servicePort) {
    port = servicePort;
  }

  private HttpStub.Answer pass(HttpExchange exchange, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port).resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (name.regionMatches(true, 0, "X-Goog-", 0, 7)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    return new HttpStub.Answer(status == 204 ? 200 : status, "{}");
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }
}
