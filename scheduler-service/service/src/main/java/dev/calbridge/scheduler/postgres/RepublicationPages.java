package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxMessage;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.entry.EntryPicture;
import dev.calbridge.scheduler.republication.Republication.Stage;
import dev.calbridge.scheduler.resource.CalendarPicture;
import dev.calbridge.scheduler.resource.Companion;
import dev.calbridge.scheduler.tenant.Tenant;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells a page of what a tenant has once more, with the versions it has. The rows are locked until
 * the commit: a newer version cannot get into the outbox before the older one told here.
 */
@ApplicationScoped
public class RepublicationPages {

  private final PostgresAppointments appointments;
  private final CalendarQuery calendars;
  private final Outbox outbox;
  private final EntryEvents events;

  public RepublicationPages(
      PostgresAppointments appointments,
      CalendarQuery calendars,
      Outbox outbox,
      EntryEvents events) {
    this.appointments = appointments;
    this.calendars = calendars;
    this.outbox = outbox;
    this.events = events;
  }

  /**
   * What was told.
   *
   * @param last id of the page; null if it was empty
   */
  record Told(@Nullable UUID last, int count) {

    static Told of(List<UUID> ids) {
      return new Told(ids.isEmpty() ? null : ids.getLast(), ids.size());
    }
  }

  /** In the caller's transaction, which sees that tenant from here on. */
  Uni<Told> tell(SqlConnection connection, String tenant, Stage stage, UUID after, int limit) {
    return connection
        .preparedQuery(
            "select set_config('app.tenant', $1, true), set_config('app.told_again', 'yes', true)")
        .execute(Tuple.of(tenant))
        .chain(
            () ->
                switch (stage) {
                  case CALENDARS -> calendars(connection, tenant, after, limit);
                  case APPOINTMENTS -> appointments(connection, tenant, after, limit);
                  case UNAVAILABILITIES -> unavailabilities(connection, tenant, after, limit);
                });
  }

  private Uni<Told> calendars(SqlConnection connection, String tenant, UUID after, int limit) {
    return calendars
        .page(connection, tenant, after, limit)
        .chain(
            page -> {
              List<Uni<?>> messages = new ArrayList<>();
              for (CalendarQuery.Known one : page) {
                messages.add(append(connection, events.changed(one.picture(CalendarPicture::of))));
                if (one.tenant().unavailabilitiesApart()) {
                  messages.add(append(connection, events.changed(one.picture(Companion::picture))));
                }
              }
              return Statements.together(messages)
                  .replaceWith(Told.of(page.stream().map(one -> one.resource().id()).toList()));
            });
  }

  private Uni<Told> appointments(SqlConnection connection, String tenant, UUID after, int limit) {
    return ids(
            connection,
            "select id from appointment where tenant = $1 and id > $2 order by id limit $3",
            tenant,
            after,
            limit)
        .chain(
            ids ->
                Multi.createFrom()
                    .iterable(ids)
                    .onItem()
                    .transformToUniAndConcatenate(
                        id ->
                            appointments.act(
                                connection, tenant, Needs.of(id, null), RepublicationPages::again))
                    .collect()
                    .asList()
                    .replaceWith(Told.of(ids)));
  }

  private static Decision<Boolean> again(Facts facts) {
    Stored<Appointment> current = facts.current();
    return current == null
        ? new Decision.Leave<>(false)
        : new Decision.Tell<>(
            EntryPicture.of(facts.tenant(), current, facts.placements(), facts.known()), true);
  }

  private Uni<Told> unavailabilities(
      SqlConnection connection, String tenant, UUID after, int limit) {
    return connection
        .preparedQuery(
            ResourceTimeRows.SELECT
                + " where tenant = $1 and kind = 'UNAVAILABILITY' and id > $2 order by id limit $3"
                + " for update")
        .execute(Tuple.of(tenant, after, limit))
        .chain(
            rows ->
                calendars
                    .settings(connection, tenant)
                    .chain(settings -> tell(connection, tenant, rows, settings)));
  }

  private Uni<Told> tell(
      SqlConnection connection, String tenant, RowSet<Row> rows, Tenant settings) {
    List<Uni<?>> messages = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    for (Row row : rows) {
      var time = ResourceTimeRows.read(row);
      ids.add(time.id());
      messages.add(append(connection, events.changed(EntryPicture.of(tenant, time, settings))));
    }
    return Statements.together(messages).replaceWith(Told.of(ids));
  }

  private static Uni<List<UUID>> ids(
      SqlConnection connection, String query, String tenant, UUID after, int limit) {
    return connection
        .preparedQuery(query)
        .execute(Tuple.of(tenant, after, limit))
        .map(
            rows -> {
              List<UUID> ids = new ArrayList<>(rows.size());
              rows.forEach(row -> ids.add(row.getUUID("id")));
              return ids;
            });
  }

  private Uni<Void> append(SqlConnection connection, OutboxMessage message) {
    return outbox.append(connection, message);
  }
}
