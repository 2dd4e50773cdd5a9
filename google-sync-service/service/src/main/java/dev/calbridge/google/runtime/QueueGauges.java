package dev.calbridge.google.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How the links of all tenants fare, whichever replica works on them: how many there are, how many
 * fail, how late the latest one is, and when the first push channel that has no successor expires.
 */
@ApplicationScoped
public class QueueGauges {

  private static final Logger LOG = Logger.getLogger(QueueGauges.class);

  /** A link that may not be worked on yet, or is being worked on, is not late. */
  private static final String LOOK =
      """
      select count(*) as links,
        count(*) filter (where failures > 0) as failing,
        coalesce(extract(epoch from now() - min(least(work_at, poll_at)) filter (
          where least(work_at, poll_at) < now() and coalesce(lease_until, now()) <= now()
            and coalesce(not_before, now()) <= now())), 0)::float8 as overdue,
        (select count(*) from channel where expires_at > now()) as channels,
        (select extract(epoch from min(newest) - now())::float8 from (
          select max(expires_at) as newest from channel group by link) last) as expiry
      from link_queue
      """;

  private record Fare(long links, long failing, double overdue, long channels, double expiry) {
    static final Fare UNKNOWN = new Fare(0, 0, 0, 0, Double.NaN);
  }

  /** What was seen last. */
  private static final class Latest {
    private volatile Fare fare = Fare.UNKNOWN;
  }

  private final Pool pool;
  private final Vertx vertx;
  private final Duration interval;
  private final Latest latest = new Latest();
  private volatile long timer = -1;

  public QueueGauges(
      Pool pool,
      Vertx vertx,
      MeterRegistry meters,
      @ConfigProperty(name = "calbridge.google.gauge-interval", defaultValue = "15s")
          Duration interval) {
    this.pool = pool;
    this.vertx = vertx;
    this.interval = interval;
    meters.gauge("calbridge.google.links", latest, now -> now.fare.links());
    meters.gauge("calbridge.google.links.failing", latest, now -> now.fare.failing());
    meters.gauge("calbridge.google.queue.overdue.seconds", latest, now -> now.fare.overdue());
    meters.gauge("calbridge.google.channels", latest, now -> now.fare.channels());
    meters.gauge("calbridge.google.channel.expiry.seconds", latest, now -> now.fare.expiry());
  }

  void start(@Observes StartupEvent event) {
    timer =
        vertx.setPeriodic(
            0,
            interval.toMillis(),
            _ ->
                look()
                    .subscribe()
                    .with(
                        _ -> {},
                        fault -> LOG.debugf("The queue is not measured: %s", fault.getMessage())));
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  private Uni<Void> look() {
    return pool.query(LOOK)
        .execute()
        .invoke(
            rows -> {
              Row row = rows.iterator().next();
              Double expiry = row.getDouble("expiry");
              latest.fare =
                  new Fare(
                      row.getLong("links"),
                      row.getLong("failing"),
                      row.getDouble("overdue"),
                      row.getLong("channels"),
                      expiry == null ? Double.NaN : expiry);
            })
        .replaceWithVoid();
  }
}
