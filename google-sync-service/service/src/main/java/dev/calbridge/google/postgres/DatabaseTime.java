package dev.calbridge.google.postgres;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Keeps the service's one clock at the database's time. */
@ApplicationScoped
public class DatabaseTime {

  private static final Logger LOG = Logger.getLogger(DatabaseTime.class);
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Pool pool;
  private final Vertx vertx;
  private final DatabaseClock clock = new DatabaseClock(Clock.systemUTC(), System::nanoTime);
  private volatile long timer = -1;

  public DatabaseTime(Pool pool, Vertx vertx) {
    this.pool = pool;
    this.vertx = vertx;
  }

  @Produces
  @Singleton
  Clock clock() {
    return clock;
  }

  /** Before anybody works by the clock. */
  void start(@Observes @Priority(1) StartupEvent event) {
    try {
      measure().await().atMost(PATIENCE);
    } catch (RuntimeException fault) {
      LOG.warnf("The database does not tell the time yet: %s", fault.getClass().getName());
    }
    timer =
        vertx.setPeriodic(
            INTERVAL.toMillis(),
            _ ->
                measure()
                    .subscribe()
                    .with(
                        _ -> {},
                        fault -> LOG.debugf("The database does not tell: %s", fault.getMessage())));
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  private Uni<Void> measure() {
    return Uni.createFrom()
        .item(clock::nanos)
        .chain(
            asked ->
                pool.query("select clock_timestamp()")
                    .execute()
                    .invoke(
                        rows ->
                            clock.measured(
                                asked, rows.iterator().next().getOffsetDateTime(0).toInstant())))
        .replaceWithVoid();
  }
}
