package dev.calbridge.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.calbridge.local.Ports.Listener;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorTest {

  private final Ports ports = Ports.free();
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer gateway;
  private FrontDoor door;

  @BeforeEach
  void open() throws IOException {
    gateway =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(Listener.GATEWAY)), 0);
    gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    door = FrontDoor.open(ports);
  }

  @AfterEach
  void close() {
    door.close();
    gateway.stop(0);
    http.close();
  }

  @Test
  void methods_headers_and_bodies_pass_in_both_directions() throws Exception {
    serve(
        exchange -> {
          String said =
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Depth")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          exchange.getResponseHeaders().add("DAV", "1, 3");
          exchange.sendResponseHeaders(207, 0);
          exchange.getResponseBody().write(said.getBytes(UTF_8));
        });

    HttpResponse<String> response =
        send(
            request("/dav/calendars/m%C3%BCller/?a=%20b")
                .header("Depth", "1")
                .method("PROPFIND", BodyPublishers.ofString("<propfind/>")));

    assertThat(response.statusCode()).isEqualTo(207);
    assertThat(response.body())
        .isEqualTo("PROPFIND /dav/calendars/m%C3%BCller/?a=%20b 1 <propfind/>");
    assertThat(response.headers().firstValue("DAV")).hasValue("1, 3");
  }

  @Test
  void a_request_body_is_passed_on_while_it_is_still_being_sent() throws Exception {
    CountDownLatch firstHalfArrived = new CountDownLatch(1);
    serve(
        exchange -> {
          byte[] half = exchange.getRequestBody().readNBytes(4);
          firstHalfArrived.countDown();
          byte[] rest = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, half.length + rest.length);
          exchange.getResponseBody().write(half);
          exchange.getResponseBody().write(rest);
        });
    try (PipedOutputStream sender = new PipedOutputStream()) {
      InputStream body = new PipedInputStream(sender);
      CompletableFuture<HttpResponse<String>> response =
          http.sendAsync(
              request("/dav/x").method("REPORT", BodyPublishers.ofInputStream(() -> body)).build(),
              BodyHandlers.ofString());
      // JDK's client reads ahead until its buffer is full.
      sender.write("half".repeat(8 * 1024).getBytes(UTF_8));
      sender.flush();

      assertThat(firstHalfArrived.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(response).isNotDone();
      sender.close();
      assertThat(response.get(1, TimeUnit.MINUTES).body()).hasSize(4 * 8 * 1024);
    }
  }

  @Test
  void only_the_front_door_says_where_a_request_came_from() throws Exception {
    serve(
        exchange -> {
          byte[] said =
              (exchange.getRequestHeaders().get("X-Forwarded-For")
                      + " "
                      + exchange.getRequestHeaders().get("X-Forwarded-Host"))
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, said.length);
          exchange.getResponseBody().write(said);
        });

    HttpResponse<String> response =
        send(
            request("/dav/")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Host", "evil.example")
                .GET());

    assertThat(response.body())
        .isEqualTo("[127.0.0.1] [localhost:" + ports.of(Listener.FRONT) + "]");
  }

  @Test
  void a_service_that_is_down_gives_a_gateway_error_and_the_page_still_answers() throws Exception {
    assertThat(send(request("/api/v1/tenants").GET()).statusCode()).isEqualTo(502);
    assertThat(send(request("/").GET()).body()).contains("lang=\"de\"", "lang=\"en\"");
  }

  @Test
  void what_is_not_published_is_not_found() throws Exception {
    HttpResponse<String> response = send(request("/internal/v1/entry-changes").GET());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private void serve(Answer answer) {
    gateway.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          }
        });
    gateway.start();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + ports.of(Listener.FRONT) + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }
}
