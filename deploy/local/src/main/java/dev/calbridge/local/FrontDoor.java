package dev.calbridge.local;

import dev.calbridge.local.Ports.Listener;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The one origin in front of all services. Bodies are streamed, whatever the method.
 *
 * <p>A service that cannot be reached gives 502, and the others go on.
 */
public final class FrontDoor implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  private static final Map<Destination, Listener> LISTENERS =
      Map.of(
          Destination.SCHEDULER, Listener.SCHEDULER,
          Destination.CREDENTIAL, Listener.CREDENTIAL,
          Destination.GATEWAY, Listener.GATEWAY,
          Destination.GOOGLE_SYNC, Listener.GOOGLE_SYNC,
          Destination.KEYCLOAK, Listener.KEYCLOAK);

  /** What only a proxy may say: a client's own words on this are not passed on. */
  private static final List<String> FORWARDED =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Proto",
          "X-Forwarded-Prefix");

  private static final Set<HttpMethod> PAGE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final Vertx vertx;

  private FrontDoor(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Listens on the front port and sends requests to the others, which may come up later. */
  public static FrontDoor open(Ports ports) {
    // The defaults look for a cache folder and watch for blocked threads; neither is needed here.
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    try {
      HttpClient client =
          vertx.createHttpClient(
              new HttpClientOptions()
                  .setMaxPoolSize(64)
                  .setKeepAliveTimeout(15)
                  .setConnectTimeout(5_000)
                  .setIdleTimeout(120)
                  .setIdleTimeoutUnit(TimeUnit.SECONDS));
      Map<Destination, HttpProxy> proxies = new EnumMap<>(Destination.class);
      String authority = "localhost:" + ports.of(Listener.FRONT);
      LISTENERS.forEach(
          (destination, listener) ->
              proxies.put(
                  destination,
                  HttpProxy.reverseProxy(client)
                      .origin(ports.of(listener), LOOPBACK)
                      .addInterceptor(new ForwardedHeaders(authority))));
      byte[] page = page(ports);
      wait(
          vertx
              .createHttpServer(
                  new HttpServerOptions()
                      .setHost(LOOPBACK)
                      .setPort(ports.of(Listener.FRONT))
                      // Bodies of unknown length cannot be passed from HTTP/2 to HTTP/1.1 by the
                      // proxy, and JDK's client upgrades to HTTP/2 whenever it may.
                      .setHttp2ClearTextEnabled(false)
                      .setIdleTimeout(120)
                      .setIdleTimeoutUnit(TimeUnit.SECONDS))
              .requestHandler(request -> dispatch(request, proxies, page))
              .listen());
    } catch (RuntimeException failure) {
      wait(vertx.close());
      throw failure;
    }
    return new FrontDoor(vertx);
  }

  @Override
  public void close() {
    wait(vertx.close());
  }

  private static void dispatch(
      HttpServerRequest request, Map<Destination, HttpProxy> proxies, byte[] page) {
    // The request target may be a whole URL (RFC 9112 section 3.2.2); path() knows both forms.
    String path = request.path() == null ? "" : request.path();
    Destination destination = Routes.of(request.method().name(), path);
    HttpProxy proxy = proxies.get(destination);
    if (proxy != null) {
      proxy.handle(request);
      return;
    }
    switch (destination) {
      case PAGE -> servePage(request, page);
      case REFUSED ->
          problem(request, 400, "path-not-canonical", "The path must not hold dot segments.");
      default -> problem(request, 404, "not-found", "Nothing is published under this path.");
    }
  }

  private static void servePage(HttpServerRequest request, byte[] page) {
    if (!PAGE_METHODS.contains(request.method())) {
      request.response().putHeader("Allow", "GET, HEAD, OPTIONS, PROPFIND");
      problem(request, 405, "method-not-allowed", "This is the start page.");
      return;
    }
    var _ =
        request
            .response()
            .putHeader("Content-Type", "text/html; charset=utf-8")
            .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
            .putHeader("X-Content-Type-Options", "nosniff")
            .end(Buffer.buffer(page));
  }

  private static void problem(HttpServerRequest request, int status, String code, String detail) {
    var _ =
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", "application/problem+json")
            .end(
                "{\"type\":\"about:blank\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}"
                    .formatted(status, code, detail));
  }

  private static byte[] page(Ports ports) {
    try (InputStream source = FrontDoor.class.getResourceAsStream("start.html")) {
      if (source == null) {
        throw new IllegalStateException("start.html is missing");
      }
      return new String(source.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{emulator}", "http://localhost:" + ports.of(Listener.EMULATOR) + "/")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static <T> void wait(Future<T> future) {
    var _ = future.toCompletionStage().toCompletableFuture().join();
  }

  /** Tells the services how the outside addressed them. */
  private record ForwardedHeaders(String authority) implements ProxyInterceptor {

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      ProxyRequest request = context.request();
      FORWARDED.forEach(request.headers()::remove);
      request.headers().set("X-Forwarded-Proto", "http");
      request.headers().set("X-Forwarded-Host", authority);
      request
          .headers()
          .set("X-Forwarded-For", request.proxiedRequest().remoteAddress().hostAddress());
      return context.sendRequest();
    }
  }
}
