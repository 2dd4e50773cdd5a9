package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.republication.Republication.Stage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Works on {@code republication} page by page. A page and how far it has come commit together, so
 * it goes on where it was, on whichever replica; a page waits while the outbox is long, so that
 * news is not kept waiting by what everybody knows.
 */
@ApplicationScoped
public class RepublicationWork {

  static final UUID BEGINNING = new UUID(0, 0);

  private static final Logger LOG = Logger.getLogger(RepublicationWork.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final int PAGE = 100;
  private static final int LONG_OUTBOX = 2000;

  /** Nothing is found while another replica is at it, or while much waits already. */
  private static final String NEXT =
      """
      select r.*, coalesce(r.reached, (select min(a.alias) from tenant_alias a
          where r.only_tenant is null or a.alias = r.only_tenant)) as current
      from republication r where r.done_at is null
        and (select count(*) from (select 1 from outbox limit $1) o) < $1
      order by r.seq limit 1 for update of r skip locked
      """;

  private final Pool pool;
  private final Vertx vertx;
  private final RepublicationPages pages;
  private final OutboxRelay relay;
  private final Clock clock;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long timer = -1;

  public RepublicationWork(
      Pool pool, Vertx vertx, RepublicationPages pages, OutboxRelay relay, Clock clock) {
    this.pool = pool;
    this.vertx = vertx;
    this.pages = pages;
    this.relay = relay;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(POLL.toMillis(), tick -> wake());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
    timer = -1;
  }

  /** Never blocks; one run at a time. */
  void wake() {
    if (timer >= 0 && busy.compareAndSet(false, true)) {
      pagesWhileFound()
          .onTermination()
          .invoke(() -> busy.set(false))
          .subscribe()
          .with(
              done -> {}, failure -> LOG.warnf("A republication waits: %s", failure.getMessage()));
    }
  }

  private Uni<Void> pagesWhileFound() {
    return pool.withTransaction(this::page)
        .invoke(found -> relay.wake())
        .chain(found -> found ? pagesWhileFound() : Uni.createFrom().voidItem());
  }

  private Uni<Boolean> page(SqlConnection connection) {
    return connection
        .preparedQuery(NEXT)
        .execute(Tuple.of(LONG_OUTBOX))
        .map(Statements::first)
        .chain(
            found ->
                found
                    .map(row -> page(connection, row).replaceWith(true))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Void> page(SqlConnection connection, Row job) {
    String tenant = job.getString("current");
    if (tenant == null) {
      return done(connection, job, 0);
    }
    Stage stage = Stage.valueOf(job.getString("stage"));
    return pages
        .tell(connection, tenant, stage, job.getUUID("after"), PAGE)
        .chain(
            told ->
                told.last() != null && told.count() == PAGE
                    ? moved(connection, job, tenant, stage, told.last(), told.count())
                    : next(connection, job, tenant, stage, told.count()))
        // It has left meanwhile; the others still wait.
        .onFailure(RepublicationWork::isUnknownTenant)
        .recoverWithUni(() -> nextTenant(connection, job, tenant, 0));
  }

  private Uni<Void> next(SqlConnection connection, Row job, String tenant, Stage stage, int told) {
    Stage following = stage.next();
    if (following != null) {
      return moved(connection, job, tenant, following, BEGINNING, told);
    }
    return nextTenant(connection, job, tenant, told);
  }

  private static boolean isUnknownTenant(Throwable failure) {
    return failure instanceof ProblemException problem
        && problem.code().equals(SurroundingsQuery.unknownTenant().code());
  }

  private Uni<Void> nextTenant(SqlConnection connection, Row job, String tenant, int told) {
    return connection
        .preparedQuery(
            "select min(alias) as alias from tenant_alias where alias > $1"
                + " and $2::text is null")
        .execute(Tuple.of(tenant, job.getString("only_tenant")))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getString("alias")))
        .chain(
            another ->
                another
                    .map(one -> moved(connection, job, one, Stage.CALENDARS, BEGINNING, told))
                    .orElseGet(() -> done(connection, job, told)));
  }

  private static Uni<Void> moved(
      SqlConnection connection, Row job, String tenant, Stage stage, UUID after, int told) {
    return connection
        .preparedQuery(
            "update republication set reached = $2, stage = $3, after = $4, told = told + $5"
                + " where id = $1")
        .execute(Tuple.of(job.getUUID("id"), tenant, stage.name(), after, told))
        .replaceWithVoid();
  }

  private Uni<Void> done(SqlConnection connection, Row job, int told) {
    return connection
        .preparedQuery("update republication set done_at = $2, told = told + $3 where id = $1")
        .execute(Tuple.of(job.getUUID("id"), Spans.utc(clock.instant()), told))
        .replaceWithVoid();
  }
}
