package dev.calbridge.kit.records;

import dev.calbridge.kit.postgres.TenantDatabase;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Erases a tenant's rows, some in each transaction: it can be broken off, asked for again, and
 * asked for at the same time, and ends with nothing left.
 */
@ApplicationScoped
public class EraseTenant {

  /** Of each table in one transaction. */
  private static final int ROWS = 2_000;

  /** Whoever asks is not kept waiting for longer, but told to ask again. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String NOTE =
      "insert into tenant_erasure (tenant, asked_by) values ($1, $2)"
          + " on conflict (tenant) do update set complete_at = null";

  private static final String COMPLETE =
      "update tenant_erasure set complete_at = now() where tenant = $1";

  private static final String WAITING =
      "select count(*) from outbox where starts_with(key, $1 || '/')";

  private final Pool pool;
  private final TenantDatabase database;
  private final List<TenantFarewell> farewells;
  private final Clock clock;

  public EraseTenant(
      Pool pool, TenantDatabase database, @All List<TenantFarewell> farewells, Clock clock) {
    this.pool = pool;
    this.database = database;
    this.farewells = List.copyOf(farewells);
    this.clock = clock;
  }

  /** Erases as much as can be done within twenty seconds. */
  public Uni<Erasure> erase(String tenant, String operator) {
    return database
        .inTransaction(
            tenant,
            connection -> connection.preparedQuery(NOTE).execute(Tuple.of(tenant, operator)))
        .chain(() -> farewell(tenant))
        .chain(
            kept ->
                erase(tenant, kept, new Progress(clock.instant().plus(PATIENCE)))
                    .chain(progress -> told(tenant, kept, progress)))
        .call(erasure -> erasure.complete() ? complete(tenant) : Uni.createFrom().voidItem());
  }

  private Uni<Set<String>> farewell(String tenant) {
    return Multi.createFrom()
        .iterable(farewells)
        .onItem()
        .transformToUniAndConcatenate(farewell -> farewell.say(tenant))
        .collect()
        .in(TreeSet::new, Set::addAll);
  }

  private Uni<Progress> erase(String tenant, Set<String> kept, Progress progress) {
    return pool.withTransaction(
            connection ->
                connection
                    .preparedQuery("select name, deleted, blocked from erase_tenant($1, $2, $3)")
                    .execute(Tuple.of(tenant, kept.toArray(String[]::new), ROWS)))
        .chain(
            rows ->
                progress.add(rows) && clock.instant().isBefore(progress.until)
                    ? erase(tenant, kept, progress)
                    : Uni.createFrom().item(progress));
  }

  private Uni<Erasure> told(String tenant, Set<String> kept, Progress progress) {
    return pool.preparedQuery(WAITING)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              long waiting = rows.iterator().next().getLong(0);
              boolean complete = progress.nothingLeft && kept.isEmpty() && waiting == 0;
              return new Erasure(tenant, complete, progress.erased, waiting, kept);
            });
  }

  private Uni<RowSet<Row>> complete(String tenant) {
    return database.inTransaction(
        tenant, connection -> connection.preparedQuery(COMPLETE).execute(Tuple.of(tenant)));
  }

  /** What the transactions of one request have done. */
  private static final class Progress {

    private final Map<String, Long> erased = new TreeMap<>();
    private final Instant until;
    private boolean nothingLeft;

    Progress(Instant until) {
      this.until = until;
    }

    /** True if there may be more. */
    boolean add(RowSet<Row> rows) {
      long before = total();
      nothingLeft = rows.size() == 0;
      rows.forEach(
          row -> {
            long deleted = row.getLong("deleted");
            if (deleted > 0) {
              erased.merge(row.getString("name"), deleted, Long::sum);
            }
          });
      return total() > before;
    }

    private long total() {
      return erased.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
