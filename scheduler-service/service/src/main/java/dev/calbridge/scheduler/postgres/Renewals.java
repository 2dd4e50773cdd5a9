package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.Reference;
import dev.calbridge.scheduler.entry.RenewEntries;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Remembers, in the transaction of a renaming, whose entries must be drawn anew, and has it done
 * afterwards: at once when woken, and on a timer for what a crash left behind.
 */
@ApplicationScoped
public class Renewals {

  private static final Logger LOG = Logger.getLogger(Renewals.class);
  private static final Duration POLL = Duration.ofSeconds(5);

  private final Pool pool;
  private final Vertx vertx;
  private final RenewEntries renew;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long timer = -1;

  public Renewals(Pool pool, Vertx vertx, RenewEntries renew) {
    this.pool = pool;
    this.vertx = vertx;
    this.renew = renew;
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(POLL.toMillis(), tick -> wake());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
    timer = -1;
  }

  Uni<Void> remember(Mutiny.Session session, String tenant, Reference reference) {
    return session
        .createNativeQuery("insert into renewal (tenant, kind, id) values (?1, ?2, ?3)")
        .setParameter(1, tenant)
        .setParameter(2, reference.kind().name())
        .setParameter(3, reference.id())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Never blocks; one run at a time serves everybody who knocked before it ends. */
  void wake() {
    if (timer >= 0 && busy.compareAndSet(false, true)) {
      drain()
          .onTermination()
          .invoke(() -> busy.set(false))
          .subscribe()
          .with(
              done -> {},
              failure -> LOG.warnf("Entries wait to be drawn anew: %s", failure.getMessage()));
    }
  }

  private Uni<Void> drain() {
    return pool.withTransaction(this::one)
        .chain(found -> found ? drain() : Uni.createFrom().voidItem());
  }

  private Uni<Boolean> one(SqlConnection connection) {
    return connection
        .preparedQuery(
            "select seq, tenant, kind, id from renewal order by seq limit 1 for update skip locked")
        .execute()
        .map(Statements::first)
        .chain(
            found ->
                found
                    .map(row -> done(connection, row))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Boolean> done(SqlConnection connection, Row row) {
    Reference reference =
        new Reference(Reference.Kind.valueOf(row.getString("kind")), row.getUUID("id"));
    return renew
        .of(row.getString("tenant"), reference)
        .chain(
            () ->
                connection
                    .preparedQuery("delete from renewal where seq = $1")
                    .execute(Tuple.of(row.getLong("seq"))))
        .replaceWith(true);
  }
}
