package dev.calbridge.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Measures what waits in the outbox, whichever replica publishes it and also while none can:
 * metrics {@code calbridge.outbox.waiting} (messages, counted up to {@value #MOST_COUNTED}) and
 * {@code calbridge.outbox.oldest.age} (seconds). Worth an alert when the age grows.
 */
@ApplicationScoped
public class OutboxBacklog {

  private static final Logger LOG = Logger.getLogger(OutboxBacklog.class);
  private static final int MOST_COUNTED = 100_000;
  private static final String LOOK =
      "select count(*) as waiting, coalesce(extract(epoch from now() - min(created_at)), 0)::float8"
          + " as age from (select created_at from outbox order by seq limit "
          + MOST_COUNTED
          + ") first";

  private final OutboxSettings settings;
  private final Pool pool;
  private final Vertx vertx;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong ageMillis = new AtomicLong();
  private volatile long timer = -1;

  public OutboxBacklog(OutboxSettings settings, Pool pool, Vertx vertx, MeterRegistry meters) {
    this.settings = settings;
    this.pool = pool;
    this.vertx = vertx;
    meters.gauge("calbridge.outbox.waiting", waiting);
    TimeGauge.builder(
            "calbridge.outbox.oldest.age", ageMillis, TimeUnit.MILLISECONDS, AtomicLong::get)
        .register(meters);
  }

  void start(@Observes StartupEvent event) {
    if (settings.enabled()) {
      timer =
          vertx.setPeriodic(
              settings.backlogInterval().toMillis(),
              tick ->
                  look()
                      .subscribe()
                      .with(
                          done -> {},
                          failure ->
                              LOG.debugf("The outbox is not measured: %s", failure.getMessage())));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  Uni<Void> look() {
    return pool.query(LOOK)
        .execute()
        .invoke(
            rows -> {
              Row row = rows.iterator().next();
              waiting.set(row.getLong("waiting"));
              ageMillis.set((long) (row.getDouble("age") * 1000));
            })
        .replaceWithVoid();
  }
}
