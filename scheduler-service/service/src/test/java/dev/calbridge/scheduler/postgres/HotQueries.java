package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.postgres.TenantDatabase;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.customer.CustomerSearch;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The statements that every click and every sync runs, as the service itself sends them. */
final class HotQueries {

  private static final UUID RESOURCE = UUID.fromString(AppointmentLoad.RESOURCE);
  private static final UUID APPOINTMENT = UUID.fromString("00000000-0000-4000-8003-000000000001");

  record Query(String sql, Tuple values) {}

  private HotQueries() {}

  static Map<String, Query> all() {
    String tenant = AppointmentLoad.TENANT;
    Window week =
        new Window(
            RESOURCE,
            Instant.parse("2026-01-12T00:00:00Z"),
            Instant.parse("2026-01-19T00:00:00Z"),
            null,
            500);
    Map<String, Query> queries = new LinkedHashMap<>();
    queries.put(
        "lock one appointment", new Query(AppointmentRows.LOCK, Tuple.of(tenant, APPOINTMENT)));
    queries.put(
        "what a booking needs to know",
        new Query(
            SurroundingsQuery.SELECT,
            SurroundingsQuery.tuple(tenant, Needs.of(APPOINTMENT, "somebody"))));
    queries.put(
        "what a change from outside needs to know",
        new Query(SurroundingsQuery.SELECT, SurroundingsQuery.tuple(tenant, fromOutside(null))));
    queries.put(
        "what a new object needs to know",
        new Query(SurroundingsQuery.SELECT, SurroundingsQuery.tuple(tenant, fromOutside("uid"))));
    queries.put(
        "what stands beside a booking",
        new Query(
            Neighbours.APPOINTMENTS,
            Tuple.of(
                tenant,
                new UUID[] {RESOURCE},
                APPOINTMENT,
                Spans.utc(Instant.parse("2026-01-12T08:00:00Z")),
                Spans.utc(Instant.parse("2026-01-12T09:00:00Z")))));
    queries.put(
        "a week of a resource", new Query(PostgresAppointments.LIST, Pages.tuple(tenant, week)));
    queries.put(
        "a week's unavailabilities",
        new Query(
            PostgresResourceTimes.within(ResourceTime.Kind.UNAVAILABILITY),
            Pages.tuple(tenant, week)));
    queries.put(
        "placements of a page",
        new Query(PostgresCalendarContents.PLACEMENTS, Tuple.of(tenant, new UUID[] {APPOINTMENT})));
    queries.put(
        "entries by UID",
        new Query(
            PostgresCalendarContents.BY_UID,
            Tuple.of(tenant, RESOURCE, new String[] {APPOINTMENT + "@calbridge"})));
    queries.put("customers by word", search(List.of("c4ca", "customer")));
    queries.put("customers by name", search(List.of()));
    queries.put(
        "changes since",
        new Query(
            PostgresChangeNotices.AFTER,
            Tuple.of(tenant, "1", -999_990_000L, "9000000000000", 500)));
    return queries;
  }

  private static Needs fromOutside(@Nullable String uid) {
    Needs needs = Needs.of(APPOINTMENT, "somebody");
    return new Needs(
        needs.appointment(),
        List.of(RESOURCE),
        needs.branches(),
        needs.types(),
        needs.customers(),
        needs.user(),
        needs.typeNames(),
        needs.locations(),
        new Needs.WantedPlacement(RESOURCE, uid, APPOINTMENT + ".ics"),
        needs.base(),
        needs.times());
  }

  private static Query search(List<String> terms) {
    List<Object> values = new ArrayList<>();
    String sql =
        HibernateCustomers.query(
            AppointmentLoad.TENANT, new CustomerSearch(terms, null, null, null, null, 50), values);
    return new Query(sql.replace('?', '$'), Tuple.from(values));
  }

  /** The plan for whatever values, as transactions that write have it. */
  static String genericPlan(TenantDatabase database, Query query) {
    return database
        .inTransaction(
            AppointmentLoad.TENANT,
            connection -> connection.query("explain (generic_plan) " + query.sql()).execute())
        .map(HotQueries::lines)
        .await()
        .indefinitely();
  }

  /** The plan that the service's own role gets, row-level security included. */
  static String plan(TenantDatabase database, Query query) {
    return database
        .inTransaction(
            AppointmentLoad.TENANT,
            connection ->
                connection.preparedQuery("explain " + query.sql()).execute(query.values()))
        .map(HotQueries::lines)
        .await()
        .indefinitely();
  }

  private static String lines(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getString(0))
        .collect(Collectors.joining("\n"));
  }
}
