package dev.calbridge.google.postgres;

import dev.calbridge.google.link.Entries;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries that have reached us. */
@Singleton
public class PostgresEntries implements Entries {

  private static final String FIND =
      "select snapshot from entry where tenant = $1 and id = $2 and snapshot is not null";

  /** Shared here, exclusive when a link is made: neither misses what the other just wrote. */
  private static final String LOCK_TENANT =
      "select pg_advisory_xact_lock_shared(hashtextextended($1, 0))";

  private static final String APPLY =
      """
      with applied as (
        insert into entry (tenant, id, version, resources, snapshot)
        values ($1, $2, $3, $4, $5)
        on conflict (tenant, id) do update
          set version = excluded.version, resources = excluded.resources,
              snapshot = excluded.snapshot
          where entry.version < excluded.version
        returning id
      ), shown as (
        insert into pair (tenant, link, entry, due_at)
        select $1, link.id, applied.id, $6
        from link, applied
        where link.tenant = $1 and link.resource = any($4)
        on conflict (link, entry) do update
          set due_at = excluded.due_at, touched = pair.touched + 1, attempts = 0,
              backfill = false
        returning link
      ), left_behind as (
        update pair set due_at = $6, touched = pair.touched + 1, attempts = 0,
              backfill = false
        from applied, link
        where pair.tenant = $1 and pair.entry = applied.id
          and link.id = pair.link and not link.resource = any($4)
        returning pair.link
      )
      update link_queue set work_at = $6
      where link in (select link from shown union select link from left_behind)
      returning link
      """;

  private final Transactions transactions;
  private final Snapshots snapshots;
  private final Clock clock;

  public PostgresEntries(Transactions transactions, Snapshots snapshots, Clock clock) {
    this.transactions = transactions;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  @Override
  public Optional<CalendarEntry> find(String tenant, UUID entry) {
    var rows = transactions.query(tenant, FIND, Tuple.of(tenant, entry));
    return Transactions.rows(rows, row -> snapshots.entry(row.getString(0))).stream().findFirst();
  }

  @Override
  public List<UUID> apply(CalendarEntry entry) {
    return Transactions.await(applyLater(entry));
  }

  @Override
  public List<UUID> applyRemoval(String tenant, UUID entry, long version) {
    return Transactions.await(applyRemovalLater(tenant, entry, version));
  }

  /** {@link #apply} for callers that may not block. */
  public Uni<List<UUID>> applyLater(CalendarEntry entry) {
    UUID[] resources =
        entry.placements().stream().map(EntryPlacement::resource).toArray(UUID[]::new);
    return keep(entry.tenant(), entry.id(), entry.version(), resources, snapshots.entry(entry));
  }

  /** {@link #applyRemoval} for callers that may not block. */
  public Uni<List<UUID>> applyRemovalLater(String tenant, UUID entry, long version) {
    return keep(tenant, entry, version, new UUID[0], null);
  }

  private Uni<List<UUID>> keep(
      String tenant, UUID entry, long version, UUID[] resources, @Nullable String snapshot) {
    return transactions.later(
        tenant,
        connection ->
            connection
                .preparedQuery(LOCK_TENANT)
                .execute(Tuple.of(tenant))
                .chain(
                    () ->
                        connection
                            .preparedQuery(APPLY)
                            .execute(
                                Tuple.from(
                                    Arrays.asList(
                                        tenant,
                                        entry,
                                        version,
                                        resources,
                                        snapshot,
                                        Transactions.at(clock.instant())))))
                .map(rows -> Transactions.rows(rows, row -> row.getUUID(0))));
  }
}
