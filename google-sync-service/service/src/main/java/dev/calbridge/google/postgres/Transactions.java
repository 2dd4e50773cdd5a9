package dev.calbridge.google.postgres;

import dev.calbridge.kit.postgres.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Database work for callers that may block, which are virtual threads here. */
@Singleton
public class Transactions {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final String DEADLOCK = "40P01";
  private static final int MOST_DEADLOCKS = 3;

  private final TenantDatabase database;
  private final Pool pool;

  /** Names this process to leases. */
  private final UUID owner;

  public Transactions(TenantDatabase database, Pool pool, ProcessIdentity identity) {
    this.database = database;
    this.pool = pool;
    this.owner = identity.id();
  }

  UUID owner() {
    return owner;
  }

  <T> T of(String tenant, Function<SqlConnection, Uni<T>> work) {
    return await(later(tenant, work));
  }

  /**
   * Whoever PostgreSQL has chosen to end a deadlock begins again: a link's pairs are written by its
   * turn, by news of entries and by who changes or removes the link, in no common order.
   */
  <T> Uni<T> later(String tenant, Function<SqlConnection, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> database.inTransaction(tenant, work))
        .onFailure(Transactions::endedDeadlock)
        .retry()
        .atMost(MOST_DEADLOCKS);
  }

  private static boolean endedDeadlock(Throwable fault) {
    return fault instanceof PgException refused && DEADLOCK.equals(refused.getSqlState());
  }

  /** One statement of a tenant. */
  RowSet<Row> query(String tenant, String sql, Tuple parameters) {
    return of(tenant, connection -> connection.preparedQuery(sql).execute(parameters));
  }

  /** One statement on the tables outside row-level security. */
  RowSet<Row> ofAll(String sql, Tuple parameters) {
    return await(pool.preparedQuery(sql).execute(parameters));
  }

  static <T> T await(Uni<T> work) {
    return work.await().atMost(LONGEST);
  }

  static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  static <T> List<T> rows(RowSet<Row> rows, Function<Row, T> mapping) {
    List<T> result = new ArrayList<>(rows.size());
    rows.forEach(row -> result.add(mapping.apply(row)));
    return result;
  }
}
