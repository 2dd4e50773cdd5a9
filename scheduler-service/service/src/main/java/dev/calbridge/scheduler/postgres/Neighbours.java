package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Neighbourhood;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.time.Interval;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Who else takes the time of resources. */
@ApplicationScoped
public class Neighbours {

  /** Parameters $1 tenant, $2 resources by id, $3 the appointment that books them. */
  private static final String RESOURCES =
      """
      array(select unnest($2::uuid[])
        union select primary_resource from appointment where tenant = $1 and id = $3
        union select secondary_resource from appointment where tenant = $1 and id = $3
          and secondary_resource is not null)""";

  /**
   * One booking of a resource at a time, until its transaction ends. Taken in one order, so that
   * nobody waits in a circle; of no row, so that nothing is written.
   */
  static final String LOCK =
      "select pg_advisory_xact_lock(k) from (select distinct hashtextextended($1 || '/' || r, 0) as k"
          + " from unnest("
          + RESOURCES
          + ") r order by k) locks";

  static final String APPOINTMENTS =
      AppointmentRows.SELECT_TIMES
          + " where tenant = $1 and id <> $3 and "
          + Windows.appointmentsOf(RESOURCES, "$4", "$5")
          + " and reach_from - make_interval(mins => buffer_before) < $5"
          + " and (reach_until is null or reach_until + make_interval(mins => buffer_after) > $4)"
          + " order by reach_from limit 20000";

  static final String UNAVAILABILITIES = times(ResourceTime.Kind.UNAVAILABILITY);
  private static final String AVAILABILITIES = times(ResourceTime.Kind.AVAILABILITY);

  /** Locks the resources, those the appointment has now included, and reads. */
  Uni<Optional<Neighbourhood>> read(
      SqlConnection connection, String tenant, Needs needs, Interval window) {
    return Uni.combine()
        .all()
        .unis(
            connection
                .preparedQuery(LOCK)
                .execute(
                    Tuple.of(tenant, needs.resources().toArray(UUID[]::new), needs.appointment())),
            beside(connection, tenant, needs, window))
        .asTuple()
        .map(both -> Optional.of(both.getItem2()));
  }

  /** Reads only. */
  Uni<Neighbourhood> beside(SqlConnection connection, String tenant, Needs needs, Interval window) {
    Tuple within = within(tenant, needs, window);
    Uni<RowSet<Row>> appointments = connection.preparedQuery(APPOINTMENTS).execute(within);
    Uni<RowSet<Row>> unavailabilities = connection.preparedQuery(UNAVAILABILITIES).execute(within);
    return Uni.combine()
        .all()
        .unis(appointments, unavailabilities)
        .asTuple()
        .map(
            both ->
                new Neighbourhood(
                    window,
                    all(both.getItem1(), AppointmentRows::read),
                    all(both.getItem2(), ResourceTimeRows::read)));
  }

  Uni<List<Stored<ResourceTime>>> availabilities(
      SqlConnection connection, String tenant, Needs needs, Interval window) {
    return connection
        .preparedQuery(AVAILABILITIES)
        .execute(within(tenant, needs, window))
        .map(rows -> all(rows, ResourceTimeRows::read));
  }

  /** The same lock, for whoever changes when a resource is available. */
  static Uni<RowSet<Row>> lock(SqlConnection connection, String tenant, UUID resource) {
    return connection
        .preparedQuery(LOCK)
        .execute(Tuple.of(tenant, new UUID[] {resource}, new UUID(0, 0)));
  }

  private static Tuple within(String tenant, Needs needs, Interval window) {
    return Tuple.of(
        tenant,
        needs.resources().toArray(UUID[]::new),
        needs.appointment(),
        Spans.utc(window.from()),
        Spans.utc(window.until()));
  }

  private static String times(ResourceTime.Kind kind) {
    return ResourceTimeRows.SELECT
        + " where tenant = $1 and kind = '"
        + kind.name()
        + "' and "
        + Windows.timesOf(RESOURCES, "$4", "$5")
        + " order by reach_from limit 5000";
  }

  private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
  }
}
