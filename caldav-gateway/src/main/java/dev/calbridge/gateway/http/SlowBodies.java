package dev.calbridge.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.time.Duration;

/**
 * Gives up on bodies that trickle in or never end: a silent connection is closed by the server's
 * idle timeout, but one octet a minute keeps that away.
 */
record SlowBodies(Duration limit) implements PlatformHandler {

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (hasBody(request)) {
      long timer =
          context
              .vertx()
              .setTimer(
                  limit.toMillis(),
                  _ -> {
                    if (!request.isEnded()) {
                      context.fail(408);
                    }
                  });
      context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
    }
    context.next();
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length == null ? request.getHeader("Transfer-Encoding") != null : !length.equals("0");
  }
}
