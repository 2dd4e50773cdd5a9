package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Appointments;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntryPlacement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Appointments in PostgreSQL. Statements that need not wait for each other are sent together: the
 * client pipelines them on its one connection, in order.
 */
@ApplicationScoped
public class PostgresAppointments implements Appointments {

  private static final String PLACE =
      "insert into placement (tenant, appointment, resource, uid, object_name)"
          + " values ($1, $2, $3, $4, $5)";

  static final String END =
      "insert into ended (tenant, id, version, ended_at) values ($1, $2, $3, $4)"
          + " on conflict (tenant, id) do update set version = excluded.version,"
          + " ended_at = excluded.ended_at";

  private final Transactions transactions;
  private final Outbox outbox;
  private final EntryEvents events;
  private final Clock clock;

  public PostgresAppointments(
      Transactions transactions, Outbox outbox, EntryEvents events, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Uni<Optional<Stored<Appointment>>> find(String tenant, UUID id) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(AppointmentRows.SELECT + " where tenant = $1 and id = $2")
                .execute(Tuple.of(tenant, id))
                .map(rows -> first(rows).map(AppointmentRows::read)));
  }

  @Override
  public Uni<Page<Stored<Appointment>>> list(String tenant, Window window) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(
                    AppointmentRows.SELECT
                        + " where tenant = $1 and (primary_resource = $2 or secondary_resource = $2)"
                        + Pages.WITHIN)
                .execute(Pages.tuple(tenant, window))
                .map(rows -> Pages.page(rows, window.limit(), AppointmentRows::read)));
  }

  @Override
  public <A> Uni<A> change(String tenant, Needs needs, Function<Facts, Decision<A>> decide) {
    return transactions.write(
        tenant, connection -> act(connection, tenant, needs, decide).map(Decision::answer));
  }

  /** Reads, decides and does, in a transaction that is open already. */
  <A> Uni<Decision<A>> act(
      SqlConnection connection, String tenant, Needs needs, Function<Facts, Decision<A>> decide) {
    return facts(connection, tenant, needs)
        .chain(
            facts -> {
              Decision<A> decision = decide.apply(facts);
              return carryOut(connection, facts, decision).replaceWith(decision);
            });
  }

  private Uni<Facts> facts(SqlConnection connection, String tenant, Needs needs) {
    Uni<RowSet<Row>> locked =
        connection
            .preparedQuery(AppointmentRows.LOCK)
            .execute(Tuple.of(tenant, needs.appointment()));
    Uni<RowSet<Row>> around =
        connection
            .preparedQuery(SurroundingsQuery.SELECT)
            .execute(SurroundingsQuery.tuple(tenant, needs));
    return Uni.combine()
        .all()
        .unis(locked, around)
        .asTuple()
        .chain(
            both -> {
              Row row = first(both.getItem1()).orElse(null);
              Row known = both.getItem2().iterator().next();
              return unavailability(connection, tenant, needs.appointment(), known)
                  .map(other -> facts(tenant, row, known, other.orElse(null)));
            });
  }

  private Facts facts(String tenant, @Nullable Row row, Row known, @Nullable Row unavailability) {
    Stored<Appointment> current = row == null ? null : AppointmentRows.read(row);
    return new Facts(
        tenant,
        SurroundingsQuery.read(known),
        current,
        current == null
            ? List.of()
            : AppointmentRows.placements(current.value().primaryResource(), known),
        known.getLong("last_version"),
        unavailability == null ? null : ResourceTimeRows.read(unavailability),
        known.getBoolean("uid_taken"),
        known.getBoolean("name_taken"),
        now());
  }

  private static Uni<Optional<Row>> unavailability(
      SqlConnection connection, String tenant, UUID id, Row known) {
    return known.getBoolean("other")
        ? connection
            .preparedQuery(ResourceTimeRows.SELECT + " where tenant = $1 and id = $2")
            .execute(Tuple.of(tenant, id))
            .map(PostgresAppointments::first)
        : Uni.createFrom().item(Optional.empty());
  }

  private <A> Uni<Void> carryOut(SqlConnection connection, Facts facts, Decision<A> decision) {
    List<Uni<?>> statements = new ArrayList<>();
    switch (decision) {
      case Decision.Leave<A> _ -> {}
      case Decision.Save<A> save -> {
        String write = facts.current() == null ? AppointmentRows.INSERT : AppointmentRows.UPDATE;
        statements.add(
            connection
                .preparedQuery(write)
                .execute(AppointmentRows.tuple(facts.tenant(), save.next())));
        if (!facts.placements().equals(save.placements())) {
          place(connection, facts, save, statements);
        }
        statements.add(outbox.append(connection, events.changed(save.entry())));
      }
      case Decision.Remove<A> remove -> {
        statements.add(
            connection
                .preparedQuery("delete from appointment where tenant = $1 and id = $2")
                .execute(Tuple.of(facts.tenant(), remove.id())));
        statements.add(
            connection
                .preparedQuery(END)
                .execute(
                    Tuple.of(
                        facts.tenant(), remove.id(), remove.version(), Spans.utc(facts.now()))));
        statements.add(
            outbox.append(
                connection, events.removed(facts.tenant(), remove.id(), remove.version())));
      }
    }
    return together(statements);
  }

  private static <A> void place(
      SqlConnection connection, Facts facts, Decision.Save<A> save, List<Uni<?>> statements) {
    UUID id = save.next().id();
    if (!facts.placements().isEmpty()) {
      statements.add(
          connection
              .preparedQuery("delete from placement where tenant = $1 and appointment = $2")
              .execute(Tuple.of(facts.tenant(), id)));
    }
    for (EntryPlacement placement : save.placements()) {
      statements.add(
          connection
              .preparedQuery(PLACE)
              .execute(
                  Tuple.of(
                      facts.tenant(),
                      id,
                      placement.resource(),
                      placement.uid(),
                      placement.objectName())));
    }
  }

  static Uni<Void> together(List<Uni<?>> statements) {
    return statements.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.combine().all().unis(statements).discardItems();
  }

  static Optional<Row> first(RowSet<Row> rows) {
    return rows.iterator().hasNext() ? Optional.of(rows.iterator().next()) : Optional.empty();
  }

  /** What PostgreSQL and JSON give back as it was. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
