package dev.calbridge.google.postgres;

import dev.calbridge.google.link.House;
import dev.calbridge.google.link.Houses;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** What the house says of its resources' calendars, as far as it has reached us. */
@Singleton
public class PostgresCalendars implements Houses {

  private static final String APPLY =
      """
      insert into calendar (tenant, resource, version, removed, synchronised, read_only, paused,
                            name, time_zone, owner, language, companion)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      on conflict (tenant, resource) do update
        set version = excluded.version, removed = excluded.removed,
            synchronised = excluded.synchronised, read_only = excluded.read_only,
            paused = excluded.paused, name = excluded.name, time_zone = excluded.time_zone,
            owner = excluded.owner, language = excluded.language, companion = excluded.companion
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
  public Uni<Void> applyLater(CalendarSnapshot calendar) {
    CalendarSnapshot.Owner owner = calendar.owner();
    return keep(
        calendar.tenant(),
        Tuple.from(
            Arrays.asList(
                calendar.tenant(),
                calendar.resource(),
                calendar.version(),
                false,
                calendar.synchronised(),
                calendar.readOnly(),
                calendar.googlePaused(),
                calendar.name(),
                calendar.timeZone(),
                owner == null ? null : owner.user(),
                calendar.language(),
                calendar.companionOf() != null)));
  }

  /** Keeps that the calendar is gone. */
  public Uni<Void> applyRemovalLater(String tenant, UUID resource, long version) {
    return keep(
        tenant,
        Tuple.from(
            Arrays.asList(
                tenant, resource, version, true, false, true, false, "", "UTC", null, null,
                false)));
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

  @Override
  public Optional<House> house(String tenant, UUID resource) {
    var rows =
        transactions.query(
            tenant,
            """
            select synchronised, read_only, paused, name, time_zone, owner, language, companion,
                   title, description, location, visibility
            from calendar left join tenant_privacy using (tenant)
            where tenant = $1 and resource = $2 and not removed
            """,
            Tuple.of(tenant, resource));
    return Transactions.rows(
            rows,
            row ->
                new House(
                    row.getBoolean("synchronised"),
                    row.getBoolean("read_only"),
                    row.getBoolean("paused"),
                    row.getString("name"),
                    row.getString("time_zone"),
                    row.getString("owner"),
                    row.getString("language"),
                    PostgresTenantPrivacy.mapping(row),
                    row.getBoolean("companion")))
        .stream()
        .findFirst();
  }
}
