package dev.calbridge.google.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The socket: loopback only, one virtual thread per request.
 *
 * <p>Understands what Google's own Java client sends: zipped request bodies, and {@code POST} with
 * {@code X-HTTP-Method-Override} where the transport cannot send {@code PATCH}.
 */
public final class HttpFront implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HttpFront.class.getName());
  private static final int BODY_LIMIT = 1 << 20;
  private static final int PIECES = 10;
  private static final int SLOW_MILLIS = 1_000;

  private final HttpServer server;
  private final ExecutorService executor;
  private final Router router;

  private HttpFront(HttpServer server, Router router) {
    this.server = server;
    this.router = router;
    this.executor = Executors.newVirtualThreadPerTaskExecutor();
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @throws IOException if the port is taken
   */
  public static HttpFront listen(int port, Router router) throws IOException {
    // Without it small answers on a kept connection wait some 40 ms for the delayed ACK.
    setIfAbsent("sun.net.httpserver.nodelay", "true");
    // The default of 30 s ends pooled connections while clients are about to use them.
    setIfAbsent("sun.net.httpserver.idleInterval", "240");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
    HttpFront front = new HttpFront(server, router);
    server.setExecutor(front.executor);
    server.createContext("/", front::serve);
    server.start();
    return front;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Ends at once; a request under way may go without an answer, as with any server that dies. */
  @Override
  public void close() {
    server.stop(0);
    List<Runnable> waiting = executor.shutdownNow();
    LOG.log(System.Logger.Level.DEBUG, "{0} requests not begun", waiting.size());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (DroppedConnection dropped) {
      // Leaving by an exception, with nothing sent, makes the server close the connection.
      throw new IOException(dropped);
    }
  }

  private Response answer(HttpExchange exchange) {
    try {
      String query = exchange.getRequestURI().getRawQuery();
      return router
          .answer(
              method(exchange),
              exchange.getRequestURI().getRawPath(),
              query == null ? "" : query,
              headers(exchange),
              body(exchange))
          .orElseGet(() -> plain(404, "The requested URL was not found on this server."));
    } catch (DroppedConnection dropped) {
      throw dropped;
    } catch (Gzip.BodyTooLarge _) {
      return plain(413, "The request is too large.");
    } catch (IOException | IllegalArgumentException _) {
      return plain(400, "The server cannot process the request because it is malformed.");
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.ERROR, "unexpected", fault);
      return plain(500, "An error occurred in the emulator; see its log.");
    }
  }

  private static Map<String, List<String>> headers(HttpExchange exchange) {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return headers;
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = Gzip.read(in, BODY_LIMIT);
    }
    return first(exchange, "Content-Encoding").equalsIgnoreCase("gzip") && body.length > 0
        ? Gzip.unzip(body, BODY_LIMIT)
        : body;
  }

  private static String method(HttpExchange exchange) {
    String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
    String override = first(exchange, "X-HTTP-Method-Override");
    return method.equals("POST") && !override.isEmpty()
        ? override.toUpperCase(Locale.ROOT)
        : method;
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    List<Map.Entry<String, String>> headers = new ArrayList<>(response.headers().entrySet());
    headers.forEach(
        header -> exchange.getResponseHeaders().set(header.getKey(), header.getValue()));
    byte[] body = response.body();
    if (body.length == 0) {
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
    if (response.manner() == Response.Manner.WRONG_GZIP) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    } else if (takesGzip(exchange)) {
      body = Gzip.zip(body);
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(response.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (response.manner() == Response.Manner.SLOW) {
        trickle(body, out);
      } else {
        out.write(body);
      }
    }
  }

  private static void trickle(byte[] body, OutputStream out) throws IOException {
    int piece = Math.ceilDiv(body.length, PIECES);
    try {
      for (int at = 0; at < body.length; at += piece) {
        out.write(body, at, Math.min(piece, body.length - at));
        out.flush();
        Thread.sleep(SLOW_MILLIS / PIECES);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Google zips only if the user agent says "gzip" as well; browsers are known by other means. */
  private static boolean takesGzip(HttpExchange exchange) {
    return first(exchange, "Accept-Encoding").toLowerCase(Locale.ROOT).contains("gzip")
        && first(exchange, "User-Agent").toLowerCase(Locale.ROOT).contains("gzip");
  }

  private static Response plain(int status, String text) {
    return new Response(
        status,
        Map.of("Content-Type", "text/plain; charset=UTF-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static String first(HttpExchange exchange, String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null ? "" : value;
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
