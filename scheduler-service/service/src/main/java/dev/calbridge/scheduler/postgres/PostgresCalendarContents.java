package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.entry.EntryPicture;
import dev.calbridge.scheduler.transfer.CalendarContents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Draws a whole page of entries from three queries, however many there are. */
@ApplicationScoped
public class PostgresCalendarContents implements CalendarContents {

  static final String PLACEMENTS =
      "select appointment, resource, uid, object_name from placement"
          + " where tenant = $1 and appointment = any($2)";

  static final String BY_UID =
      "select p.uid, a.id, a.version from placement p"
          + " join appointment a on a.tenant = p.tenant and a.id = p.appointment"
          + " where p.tenant = $1 and p.resource = $2 and p.uid = any($3)";

  private final Transactions transactions;

  public PostgresCalendarContents(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Page<CalendarEntry>> appointments(String tenant, Window window) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(PostgresAppointments.LIST)
                .execute(Pages.tuple(tenant, window))
                .map(rows -> Pages.page(rows, window.limit(), AppointmentRows::read))
                .chain(page -> drawn(connection, tenant, page)));
  }

  private static Uni<Page<CalendarEntry>> drawn(
      SqlConnection connection, String tenant, Page<Stored<Appointment>> page) {
    Needs needs = Needs.of(new UUID(0, 0), null);
    for (Stored<Appointment> one : page.items()) {
      needs = needs.and(one.value());
    }
    UUID[] ids = page.items().stream().map(Stored::id).toArray(UUID[]::new);
    Uni<RowSet<Row>> around =
        connection
            .preparedQuery(SurroundingsQuery.SELECT)
            .execute(SurroundingsQuery.tuple(tenant, needs));
    Uni<RowSet<Row>> placed = connection.preparedQuery(PLACEMENTS).execute(Tuple.of(tenant, ids));
    return Uni.combine()
        .all()
        .unis(around, placed)
        .asTuple()
        .map(
            both -> {
              Surroundings known = SurroundingsQuery.read(both.getItem1().iterator().next());
              Map<UUID, List<EntryPlacement>> placements = placements(both.getItem2());
              return page.map(
                  one ->
                      EntryPicture.of(
                          tenant, one, placements.getOrDefault(one.id(), List.of()), known));
            });
  }

  private static Map<UUID, List<EntryPlacement>> placements(RowSet<Row> rows) {
    Map<UUID, List<EntryPlacement>> placements = new HashMap<>();
    for (Row row : rows) {
      placements
          .computeIfAbsent(row.getUUID("appointment"), id -> new ArrayList<>(2))
          .add(
              new EntryPlacement(
                  row.getUUID("resource"), row.getString("uid"), row.getString("object_name")));
    }
    return placements;
  }

  @Override
  public Uni<Page<CalendarEntry>> unavailabilities(String tenant, Window window) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(PostgresResourceTimes.within(ResourceTime.Kind.UNAVAILABILITY))
                .execute(Pages.tuple(tenant, window))
                .map(rows -> Pages.page(rows, window.limit(), ResourceTimeRows::read))
                .chain(page -> away(connection, tenant, page)));
  }

  private static Uni<Page<CalendarEntry>> away(
      SqlConnection connection, String tenant, Page<Stored<ResourceTime>> page) {
    return connection
        .preparedQuery(SurroundingsQuery.SELECT)
        .execute(SurroundingsQuery.tuple(tenant, Needs.of(new UUID(0, 0), null)))
        .map(
            rows -> {
              Surroundings known = SurroundingsQuery.read(rows.iterator().next());
              return page.map(
                  one -> EntryPicture.inOwnCalendar(tenant, one, known.tenant().language()));
            });
  }

  @Override
  public Uni<Map<String, Known>> withUids(String tenant, UUID resource, List<String> uids) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(BY_UID)
                .execute(Tuple.of(tenant, resource, uids.toArray(String[]::new)))
                .map(
                    rows -> {
                      Map<String, Known> known = new HashMap<>();
                      for (Row row : rows) {
                        known.put(
                            row.getString("uid"),
                            new Known(row.getUUID("id"), row.getLong("version")));
                      }
                      return known;
                    }));
  }
}
