package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.Appointment;
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
  private static final String LOCK =
      "select pg_advisory_xact_lock(k) from (select distinct hashtextextended($1 || '/' || r, 0) as k"
          + " from unnest("
          + RESOURCES
          + ") r order by k) locks";

  private static final String APPOINTMENTS =
      AppointmentRows.SELECT_TIMES
          + " where tenant = $1 and id <> $3 and "
          + Windows.appointmentsOf(RESOURCES, "$4", "$5")
          + " and reach_from - make_interval(mins => buffer_before) < $5"
          + " and (reach_until is null or reach_until + make_interval(mins => buffer_after) > $4)"
          + " order by reach_from limit 20000";

  private static final String UNAVAILABILITIES =
      ResourceTimeRows.SELECT
          + " where tenant = $1 and kind = 'UNAVAILABILITY' and "
          + Windows.timesOf(RESOURCES, "$4", "$5")
          + " order by reach_from limit 5000";

  /** Locks the resources, those the appointment has now included, and reads. */
  Uni<Optional<Neighbourhood>> read(
      SqlConnection connection, String tenant, Needs needs, Interval window) {
    UUID[] resources = needs.resources().toArray(UUID[]::new);
    UUID self = needs.appointment();
    Tuple within =
        Tuple.of(tenant, resources, self, Spans.utc(window.from()), Spans.utc(window.until()));
    Uni<RowSet<Row>> locked =
        connection.preparedQuery(LOCK).execute(Tuple.of(tenant, resources, self));
    Uni<RowSet<Row>> appointments = connection.preparedQuery(APPOINTMENTS).execute(within);
    Uni<RowSet<Row>> unavailabilities = connection.preparedQuery(UNAVAILABILITIES).execute(within);
    return Uni.combine()
        .all()
        .unis(locked, appointments, unavailabilities)
        .asTuple()
        .map(
            all -> {
              List<Stored<Appointment>> booked = all(all.getItem2(), AppointmentRows::read);
              List<Stored<ResourceTime>> away = all(all.getItem3(), ResourceTimeRows::read);
              return Optional.of(new Neighbourhood(window, booked, away));
            });
  }

  /** The same lock, for whoever changes when a resource is available. */
  static Uni<RowSet<Row>> lock(SqlConnection connection, String tenant, UUID resource) {
    return connection
        .preparedQuery(LOCK)
        .execute(Tuple.of(tenant, new UUID[] {resource}, new UUID(0, 0)));
  }

  private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
  }
}
