package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.Problem;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Only files may be as large as the server allows ({@code quarkus.http.limits.max-body-size});
 * every other body has at most 1 MiB.
 */
@ApplicationScoped
public class BodyLimits {

  private static final long MOST = 1024 * 1024;

  private static final Pattern FILES =
      Pattern.compile("/api/v1/(customers/import|resources/[^/]+/calendar)");

  /** Just behind the server's own limit, which it narrows. */
  private static final int AFTER_THE_SERVERS_OWN = 1;

  void register(@Observes Filters filters) {
    filters.register(BodyLimits::check, AFTER_THE_SERVERS_OWN);
  }

  private static void check(RoutingContext request) {
    if (FILES.matcher(request.normalizedPath()).matches()) {
      request.next();
      return;
    }
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST);
      request.next();
    } else if (length.length() > 18 || Long.parseLong(length) > MOST) {
      var _ =
          request
              .response()
              .setStatusCode(413)
              .putHeader(HttpHeaders.CONNECTION, "close")
              .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
              .end(
                  "{\"type\":\"about:blank\",\"title\":\"Request Entity Too Large\",\"status\":413,"
                      + "\"code\":\"request-entity-too-large\"}");
    } else {
      request.next();
    }
  }
}
