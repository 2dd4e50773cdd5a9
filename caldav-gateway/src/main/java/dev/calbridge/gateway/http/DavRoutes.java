package dev.calbridge.gateway.http;

import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.Limits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The DAV paths on the HTTP server. Requests are read on the event loop and answered on virtual
 * threads, where blocking costs nothing.
 */
@ApplicationScoped
public class DavRoutes {

  private static final Set<String> KNOWN_METHODS =
      Set.of("OPTIONS", "GET", "HEAD", "PUT", "DELETE", "PROPFIND", "PROPPATCH", "REPORT");

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(application/x-www-form-urlencoded|multipart/)", Pattern.CASE_INSENSITIVE);

  private final DavService service;
  private final GatewaySettings settings;
  private final MeterRegistry meters;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger atWork = new AtomicInteger();

  public DavRoutes(DavService service, GatewaySettings settings, MeterRegistry meters) {
    this.service = service;
    this.settings = settings;
    this.meters = meters;
  }

  void register(@Observes Router router) {
    router.route("/.well-known/caldav").handler(DavRoutes::toDavRoot);
    BodyHandler bodies =
        BodyHandler.create(false)
            .setBodyLimit(Math.max(Limits.MAX_XML_SIZE, Limits.MAX_RESOURCE_SIZE));
    serve(router.route("/dav"), bodies);
    serve(router.route("/dav/*"), bodies);
    // Some programs forget the path they were given and begin at the host.
    for (String start : new String[] {"/", "/principals", "/principals/"}) {
      serve(router.route(HttpMethod.PROPFIND, start), bodies);
      serve(router.route(HttpMethod.OPTIONS, start), bodies);
    }
  }

  @PreDestroy
  void close() {
    threads.close();
  }

  private void serve(Route route, BodyHandler bodies) {
    route
        .handler((PlatformHandler) DavRoutes::takeFormsAsBodies)
        .handler(bodies)
        .handler(this::handle)
        .failureHandler(this::fail);
  }

  /** No DAV body is a form, whatever curl calls it; the body handler would take it to pieces. */
  private static void takeFormsAsBodies(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && FORM.matcher(type).lookingAt()) {
      context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
    }
    context.next();
  }

  /** For every method, and with a status that all programs follow: one does not know 308. */
  private static void toDavRoot(RoutingContext context) {
    context.response().setStatusCode(301).putHeader("Location", "/dav/").end();
  }

  private void handle(RoutingContext context) {
    DavRequest request = request(context);
    String address = context.request().remoteAddress().hostAddress();
    Timer.Sample sample = Timer.start(meters);
    if (atWork.incrementAndGet() > settings.maxConcurrentRequests()) {
      atWork.decrementAndGet();
      write(context, request, service.busy(request), sample);
      return;
    }
    Context eventLoop = context.vertx().getOrCreateContext();
    threads.execute(
        () -> {
          try {
            DavResponse response = service.answer(request, address);
            eventLoop.runOnContext(_ -> write(context, request, response, sample));
          } finally {
            atWork.decrementAndGet();
          }
        });
  }

  private void fail(RoutingContext context) {
    if (context.response().ended() || context.response().headWritten()) {
      return;
    }
    int status =
        context.statusCode() >= 400 && context.statusCode() < 500 ? context.statusCode() : 500;
    String message = status == 413 ? "The body is too large" : "The request cannot be read";
    // What is left of the body is not read: the connection is of no use any more.
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .putHeader("Connection", "close")
        .end(message + "\n");
  }

  private static DavRequest request(RoutingContext context) {
    HttpServerRequest request = context.request();
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            header ->
                headers.merge(
                    header.getKey().toLowerCase(Locale.ROOT),
                    header.getValue(),
                    (one, two) -> one + ", " + two));
    Buffer body = context.body().buffer();
    return new DavRequest(
        request.method().name().toUpperCase(Locale.ROOT),
        request.path(),
        headers,
        body == null ? new byte[0] : body.getBytes());
  }

  private void write(
      RoutingContext context, DavRequest request, DavResponse response, Timer.Sample sample) {
    sample.stop(
        meters.timer(
            "calbridge.dav.requests",
            "method",
            KNOWN_METHODS.contains(request.method()) ? request.method() : "OTHER",
            "status",
            Integer.toString(response.status())));
    HttpServerResponse out = context.response();
    if (out.ended() || out.closed()) {
      return;
    }
    out.setStatusCode(response.status());
    response.headers().forEach(out::putHeader);
    if (request.method().equals("HEAD")) {
      out.putHeader("Content-Length", Integer.toString(response.body().length)).end();
    } else {
      out.end(Buffer.buffer(response.body()));
    }
  }
}
