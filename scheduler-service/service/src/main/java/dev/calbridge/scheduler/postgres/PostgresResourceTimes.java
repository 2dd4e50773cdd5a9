package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.scheduler.appointment.BookedTimes;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.availability.ResourceTimes;
import dev.calbridge.scheduler.availability.TimeDecision;
import dev.calbridge.scheduler.availability.TimeFacts;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Unavailabilities and availabilities in PostgreSQL. */
@ApplicationScoped
public class PostgresResourceTimes implements ResourceTimes {

  private static final String BY_ID = ResourceTimeRows.SELECT + " where tenant = $1 and id = $2";

  private final Transactions transactions;
  private final Outbox outbox;
  private final EntryEvents events;
  private final Clock clock;

  public PostgresResourceTimes(
      Transactions transactions, Outbox outbox, EntryEvents events, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Uni<Optional<Stored<ResourceTime>>> find(String tenant, ResourceTime.Kind kind, UUID id) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(BY_ID + " and kind = $3")
                .execute(Tuple.of(tenant, id, kind.name()))
                .map(rows -> Statements.first(rows).map(ResourceTimeRows::read)));
  }

  /** Those of a resource whose reach touches a window; see {@link Pages#tuple}. */
  static String within(ResourceTime.Kind kind) {
    // The kind is a name of an enum, not a text from outside.
    return ResourceTimeRows.SELECT
        + " where tenant = $1 and kind = '"
        + kind.name()
        + "' and "
        + Windows.timesOf("array[$2::uuid]", "$4", "$3")
        + Pages.WITHIN;
  }

  @Override
  public Uni<Page<Stored<ResourceTime>>> list(
      String tenant, ResourceTime.Kind kind, Window window) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(within(kind))
                .execute(Pages.tuple(tenant, window))
                .map(rows -> Pages.page(rows, window.limit(), ResourceTimeRows::read)));
  }

  @Override
  public Uni<Outcome<Stored<ResourceTime>>> change(
      String tenant,
      ResourceTime.Kind kind,
      UUID id,
      @Nullable UUID resource,
      Function<TimeFacts, TimeDecision> decide) {
    return transactions.write(
        tenant,
        connection ->
            connection
                .preparedQuery(BY_ID + " for update")
                .execute(Tuple.of(tenant, id))
                .map(Statements::first)
                .call(
                    () ->
                        resource == null
                            ? Uni.createFrom().voidItem()
                            : Neighbours.lock(connection, tenant, resource))
                .chain(row -> facts(connection, tenant, kind, id, resource, row))
                .chain(
                    facts -> {
                      TimeDecision decision = decide.apply(facts);
                      return carryOut(connection, kind, facts, decision)
                          .replaceWith(decision.answer());
                    }));
  }

  @Override
  public Uni<List<UUID>> unavailabilities(String tenant, @Nullable UUID after, int limit) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(
                    "select id from resource_time where tenant = $1 and kind = 'UNAVAILABILITY'"
                        + " and id > $2 and (reach_until is null or reach_until > $3)"
                        + " order by id limit $4")
                .execute(
                    Tuple.of(
                        tenant,
                        after == null ? new UUID(0, 0) : after,
                        Spans.utc(clock.instant().minus(PostgresAppointments.SEASON)),
                        limit))
                .map(
                    rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> row.getUUID("id"))
                            .toList()));
  }

  private Uni<TimeFacts> facts(
      SqlConnection connection,
      String tenant,
      ResourceTime.Kind kind,
      UUID id,
      @Nullable UUID resource,
      Optional<Row> row) {
    boolean same = row.map(found -> kind.name().equals(found.getString("kind"))).orElse(false);
    Stored<ResourceTime> current = same ? row.map(ResourceTimeRows::read).orElse(null) : null;
    List<UUID> resources = new ArrayList<>(2);
    if (resource != null) {
      resources.add(resource);
    }
    if (current != null) {
      resources.add(current.value().resource());
    }
    Needs needs =
        new Needs(
            id,
            resources,
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(),
            null,
            null,
            new BookedTimes.None());
    return connection
        .preparedQuery(SurroundingsQuery.SELECT)
        .execute(SurroundingsQuery.tuple(tenant, needs))
        .chain(
            rows -> {
              Row known = rows.iterator().next();
              Surroundings around = SurroundingsQuery.read(known);
              return connection
                  .preparedQuery("select 1 from appointment where tenant = $1 and id = $2")
                  .execute(Tuple.of(tenant, id))
                  .map(
                      booked ->
                          new TimeFacts(
                              tenant,
                              around.tenant(),
                              current,
                              known.getLong("last_version"),
                              around.resources(),
                              booked.rowCount() > 0 || (row.isPresent() && !same),
                              clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            });
  }

  private Uni<Void> carryOut(
      SqlConnection connection, ResourceTime.Kind kind, TimeFacts facts, TimeDecision decision) {
    List<Uni<?>> statements = new ArrayList<>();
    switch (decision) {
      case TimeDecision.Leave _ -> {}
      case TimeDecision.Save save -> {
        String write = facts.current() == null ? ResourceTimeRows.INSERT : ResourceTimeRows.UPDATE;
        statements.add(
            connection
                .preparedQuery(write)
                .execute(ResourceTimeRows.tuple(facts.tenant(), kind, save.next())));
        CalendarEntry entry = save.entry();
        if (entry != null) {
          statements.add(outbox.append(connection, events.changed(entry)));
        }
      }
      case TimeDecision.Remove remove -> {
        statements.add(
            connection
                .preparedQuery("delete from resource_time where tenant = $1 and id = $2")
                .execute(Tuple.of(facts.tenant(), remove.id())));
        statements.add(
            Statements.end(connection, facts.tenant(), remove.id(), remove.version(), facts.now()));
        if (kind == ResourceTime.Kind.UNAVAILABILITY) {
          statements.add(
              outbox.append(
                  connection, events.removed(facts.tenant(), remove.id(), remove.version())));
        }
      }
    }
    return Statements.together(statements);
  }
}
