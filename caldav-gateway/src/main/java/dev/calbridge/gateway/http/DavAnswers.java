package dev.calbridge.gateway.http;

import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.HttpDate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Sends answers and counts them, by method and status only. */
@ApplicationScoped
public class DavAnswers {

  private static final Set<String> KNOWN_METHODS =
      Set.of(
          "OPTIONS",
          "GET",
          "HEAD",
          "PUT",
          "DELETE",
          "PROPFIND",
          "PROPPATCH",
          "REPORT",
          "MOVE",
          "COPY");

  private record Kind(String method, int status) {}

  private record Second(long number, String date) {}

  private final MeterRegistry meters;
  private final Clock clock;
  private volatile Second second = new Second(0, "");
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  public DavAnswers(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * On the event loop.
   *
   * @param began {@link System#nanoTime()} when the request had arrived
   */
  void write(RoutingContext context, DavRequest request, DavResponse response, long began) {
    timer(request, response).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    HttpServerResponse out = context.response();
    if (out.ended() || out.closed()) {
      return;
    }
    if (out.headWritten()) {
      end(context, response);
      return;
    }
    out.setStatusCode(response.status());
    out.putHeader("Date", date());
    response.headers().forEach(out::putHeader);
    if (request.method().equals("HEAD")) {
      out.putHeader("Content-Length", Integer.toString(response.body().length)).end();
    } else {
      out.end(Buffer.buffer(response.body()));
    }
  }

  /** Of an answer that is on its way: what broke off must not look like the end. */
  private static void end(RoutingContext context, DavResponse response) {
    if (response.status() == DavResponse.MULTI_STATUS) {
      context.response().end();
    } else {
      context.request().connection().close();
    }
  }

  /** Made once a second. */
  String date() {
    Second last = second;
    long now = clock.millis() / 1_000;
    if (last.number() != now) {
      last = new Second(now, HttpDate.of(Instant.ofEpochSecond(now)));
      second = last;
    }
    return last.date();
  }

  private Timer timer(DavRequest request, DavResponse response) {
    String method = KNOWN_METHODS.contains(request.method()) ? request.method() : "OTHER";
    return timers.computeIfAbsent(
        new Kind(method, response.status()),
        kind ->
            meters.timer(
                "calbridge.dav.requests",
                "method",
                kind.method(),
                "status",
                Integer.toString(kind.status())));
  }
}
