package dev.calbridge.gateway.http;

import dev.calbridge.gateway.dav.Limits;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** The DAV paths on the HTTP server, and the reading of bodies. */
@ApplicationScoped
public class DavRoutes {

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(application/x-www-form-urlencoded|multipart/)", Pattern.CASE_INSENSITIVE);

  private final DavRequests requests;
  private final GatewaySettings settings;

  public DavRoutes(DavRequests requests, GatewaySettings settings) {
    this.requests = requests;
    this.settings = settings;
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

  private void serve(Route route, BodyHandler bodies) {
    SlowBodies slow = new SlowBodies(settings.bodyTimeout());
    route
        .handler((PlatformHandler) DavRoutes::takeFormsAsBodies)
        .handler(slow)
        .handler(bodies)
        .handler(requests::handle)
        .failureHandler(DavRoutes::fail);
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

  private static void fail(RoutingContext context) {
    if (context.response().ended() || context.response().headWritten()) {
      return;
    }
    int status =
        context.statusCode() >= 400 && context.statusCode() < 500 ? context.statusCode() : 500;
    String message =
        switch (status) {
          case 408 -> "The body did not arrive in time";
          case 413 -> "The body is too large";
          default -> "The request cannot be read";
        };
    // What is left of the body is not read: the connection is of no use any more.
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .putHeader("Connection", "close")
        .end(message + "\n")
        .onComplete(_ -> context.request().connection().close());
  }
}
