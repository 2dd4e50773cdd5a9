package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.BookedTimes;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Neighbourhood;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads and locks what a decision about an appointment looks at, usually in one round trip: the
 * client pipelines the statements, and each sees what the ones before it have waited for. The
 * appointment is locked first, then its resources in one order.
 */
@ApplicationScoped
public class AppointmentFacts {

  private final EarlierVersions versions;
  private final Neighbours neighbours;
  private final Clock clock;

  public AppointmentFacts(EarlierVersions versions, Neighbours neighbours, Clock clock) {
    this.versions = versions;
    this.neighbours = neighbours;
    this.clock = clock;
  }

  Uni<Facts> read(SqlConnection connection, String tenant, Needs needs) {
    Uni<RowSet<Row>> locked =
        connection
            .preparedQuery(AppointmentRows.LOCK)
            .execute(Tuple.of(tenant, needs.appointment()));
    Uni<RowSet<Row>> around =
        connection
            .preparedQuery(SurroundingsQuery.SELECT)
            .execute(SurroundingsQuery.tuple(tenant, needs));
    Uni<Optional<Neighbourhood>> beside =
        needs.times() instanceof BookedTimes.At at
            ? neighbours.read(connection, tenant, needs, at.window(clock.instant()))
            : Uni.createFrom().item(Optional.empty());
    return Uni.combine()
        .all()
        .unis(locked, around, beside)
        .asTuple()
        .chain(
            all -> {
              Row row = Statements.first(all.getItem1()).orElse(null);
              Stored<Appointment> current = row == null ? null : AppointmentRows.read(row);
              Row known = all.getItem2().iterator().next();
              return asBefore(connection, tenant, needs, current, all.getItem3())
                  .chain(
                      neighbourhood ->
                          unavailability(connection, tenant, needs.appointment(), known)
                              .map(
                                  other ->
                                      facts(
                                          tenant,
                                          current,
                                          known,
                                          other.orElse(null),
                                          neighbourhood.orElse(null))));
            });
  }

  /** Who wants the time the appointment has can ask only once it has been read. */
  private Uni<Optional<Neighbourhood>> asBefore(
      SqlConnection connection,
      String tenant,
      Needs needs,
      @Nullable Stored<Appointment> current,
      Optional<Neighbourhood> read) {
    return current != null
            && needs.times() instanceof BookedTimes.AsBefore
            && BookedTimes.of(current.value()) instanceof BookedTimes.At at
        ? neighbours.read(connection, tenant, needs, at.window(clock.instant()))
        : Uni.createFrom().item(read);
  }

  // What PostgreSQL and JSON give back as it was: no nanoseconds.
  private Facts facts(
      String tenant,
      @Nullable Stored<Appointment> current,
      Row known,
      @Nullable Row unavailability,
      @Nullable Neighbourhood neighbourhood) {
    String base = known.getString("base");
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
        base == null ? null : versions.read(base),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        neighbourhood);
  }

  private static Uni<Optional<Row>> unavailability(
      SqlConnection connection, String tenant, UUID id, Row known) {
    return known.getBoolean("other")
        ? connection
            .preparedQuery(ResourceTimeRows.SELECT + " where tenant = $1 and id = $2")
            .execute(Tuple.of(tenant, id))
            .map(Statements::first)
        : Uni.createFrom().item(Optional.empty());
  }
}
