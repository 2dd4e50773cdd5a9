package dev.calbridge.google.postgres;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the service's one clock at the database's time, and tells the other processes that this one
 * lives.
 */
@ApplicationScoped
public class DatabaseTime {

  private static final Logger LOG = Logger.getLogger(DatabaseTime.class);
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String MEET =
      """
      with me as (
        insert into replica (id, seen_at) values ($1, clock_timestamp())
        on conflict (id) do update set seen_at = excluded.seen_at),
      gone as (delete from replica where seen_at < clock_timestamp() - interval '1 hour'),
      opened as (delete from locked_account where until <= clock_timestamp())
      select clock_timestamp() as now, (
        select count(*)::int from replica
        where id <> $1 and seen_at > clock_timestamp() - interval '20 seconds') as others, (
        select jsonb_object_agg(grant_id, ceil(extract(epoch from until) * 1000)::bigint)
        from locked_account where until > clock_timestamp()) as locked
      """;

  private final Pool pool;
  private final Vertx vertx;
  private final DatabaseClock clock = new DatabaseClock(Clock.systemUTC(), System::nanoTime);
  private final UUID id;
  private volatile int replicas = 1;
  private volatile Map<UUID, Instant> locked = Map.of();
  private volatile long timer = -1;

  public DatabaseTime(Pool pool, Vertx vertx, ProcessIdentity identity) {
    this.pool = pool;
    this.vertx = vertx;
    this.id = identity.id();
  }

  /** Processes that have lately said that they live; this one counts. */
  public int replicas() {
    return replicas;
  }

  /** Grants whose Google account is locked, as any process has lately heard, and until when. */
  public Map<UUID, Instant> lockedAccounts() {
    return locked;
  }

  private static Map<UUID, Instant> lockedAccounts(@Nullable JsonObject millis) {
    return millis == null
        ? Map.of()
        : millis.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    account -> UUID.fromString(account.getKey()),
                    account -> Instant.ofEpochMilli(((Number) account.getValue()).longValue())));
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
    try {
      pool.preparedQuery("delete from replica where id = $1")
          .execute(Tuple.of(id))
          .await()
          .atMost(PATIENCE);
    } catch (RuntimeException fault) {
      LOG.debugf("Others find out by themselves: %s", fault.getMessage());
    }
  }

  /** Asks for the time and what others know, says that this process lives, and counts those. */
  Uni<Void> measure() {
    return Uni.createFrom()
        .item(clock::nanos)
        .chain(
            asked ->
                pool.preparedQuery(MEET)
                    .execute(Tuple.of(id))
                    .invoke(
                        rows -> {
                          Row row = rows.iterator().next();
                          clock.measured(asked, row.getOffsetDateTime("now").toInstant());
                          replicas = row.getInteger("others") + 1;
                          locked = lockedAccounts(row.getJsonObject("locked"));
                        }))
        .replaceWithVoid();
  }
}
