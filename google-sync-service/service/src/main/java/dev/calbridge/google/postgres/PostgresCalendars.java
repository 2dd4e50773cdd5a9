package dev.calbridge.google.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What the house says of its resources' calendars, as far as it has reached us. */
@Singleton
public class PostgresCalendars {

  private static final String APPLY =
      """
      insert into calendar (tenant, resource, version, removed, synchronised, read_only)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant, resource) do update
        set version = excluded.version, removed = excluded.removed,
            synchronised = excluded.synchronised, read_only = excluded.read_only
        where calendar.version < excluded.version
      """;

  /** Links that rested because nothing might be seen outside get their turn again. */
  private static final String WAKE =
      """
      update link_queue set not_before = null, failures = 0
      where link in (select id from link where tenant = $1 and resource = $2)
      """;

  private final Transactions transactions;

  public PostgresCalendars(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Keeps it unless a newer version is kept already. */
  public Uni<Void> applyLater(
      String tenant, UUID resource, long version, boolean synchronised, boolean readOnly) {
    return keep(tenant, Tuple.of(tenant, resource, version, false, synchronised, readOnly));
  }

  /** Keeps that the calendar is gone. */
  public Uni<Void> applyRemovalLater(String tenant, UUID resource, long version) {
    return keep(tenant, Tuple.of(tenant, resource, version, true, false, true));
  }

  private Uni<Void> keep(String tenant, Tuple parameters) {
    return transactions.later(
        tenant,
        connection ->
            connection
                .preparedQuery(APPLY)
                .execute(parameters)
                .chain(
                    rows ->
                        rows.rowCount() == 0
                            ? Uni.createFrom().voidItem()
                            : connection
                                .preparedQuery(WAKE)
                                .execute(Tuple.of(tenant, parameters.getUUID(1)))
                                .replaceWithVoid()));
  }
}
