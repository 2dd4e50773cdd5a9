package dev.calbridge.google.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One replica's own way to Google: passes everything on, as slowly as a network does, and notes
 * which calendar was worked on from when to when.
 */
final class Tap implements AutoCloseable {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");
  private static final Pattern EVENTS = Pattern.compile("/calendars/([^/]+)/events");

  /** A request about a calendar's events; nanoseconds of this machine's clock. */
  record Call(String replica, String calendar, String request, long begin, long end) {
    boolean overlaps(Call other) {
      return begin < other.end && other.begin < end;
    }
  }

  private final String replica;
  private final URI google;
  private final Duration latency;
  private final List<Call> calls;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Tap(String replica, URI google, Duration latency, List<Call> calls) {
    this.replica = replica;
    this.google = google;
    this.latency = latency;
    this.calls = calls;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  static Tap to(URI google, String replica, Duration latency) {
    return new Tap(replica, google, latency, new CopyOnWriteArrayList<>());
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(google.resolve(path))
              .method(
                  exchange.getRequestMethod(),
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  values.stream()
                      .filter(_ -> passes(name))
                      .forEach(value -> request.header(name, value)));
      long begin = System.nanoTime();
      LockSupport.parkNanos(latency.toNanos());
      HttpResponse<byte[]> answer = send(request.build());
      note(exchange.getRequestMethod(), path, begin);
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (passes(name) && !name.startsWith(":")) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private void note(String method, String path, long begin) {
    Matcher events = EVENTS.matcher(path);
    if (events.find()) {
      String calendar = URLDecoder.decode(events.group(1), StandardCharsets.UTF_8);
      calls.add(new Call(replica, calendar, method + " " + path, begin, System.nanoTime()));
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean passes(String header) {
    return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
