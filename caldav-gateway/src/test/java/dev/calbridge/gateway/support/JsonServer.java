package dev.calbridge.gateway.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;

/** A small real HTTP server that speaks JSON, where the configuration says. */
abstract class JsonServer implements AutoCloseable {

  static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setSerializationInclusion(JsonInclude.Include.NON_NULL);

  private final HttpServer server;
  private volatile boolean away;
  private volatile CountDownLatch held = new CountDownLatch(0);

  JsonServer(String urlProperty, String path) {
    URI url = URI.create(ConfigProvider.getConfig().getValue(urlProperty, String.class));
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", url.getPort()), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(path, this::handle);
    server.start();
  }

  abstract Object answer(HttpExchange exchange, byte[] body) throws IOException;

  /** Answers 503 to everything, or no longer. */
  public void setAway(boolean away) {
    this.away = away;
  }

  /** Answers nothing before the latch opens. */
  public void hold(CountDownLatch until) {
    this.held = until;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      held.await();
      byte[] body = exchange.getRequestBody().readAllBytes();
      String token = exchange.getRequestHeaders().getFirst("Authorization");
      if (away) {
        exchange.sendResponseHeaders(503, -1);
      } else if (token == null || !token.startsWith("Bearer ey")) {
        exchange.sendResponseHeaders(401, -1);
      } else {
        byte[] answer = JSON.writeValueAsBytes(answer(exchange, body));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
