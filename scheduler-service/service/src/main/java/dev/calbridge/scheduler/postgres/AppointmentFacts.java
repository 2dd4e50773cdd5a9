package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Needs;
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
 * client pipelines both statements, and the second sees what the first has waited for.
 */
@ApplicationScoped
public class AppointmentFacts {

  private final EarlierVersions versions;
  private final Clock clock;

  public AppointmentFacts(EarlierVersions versions, Clock clock) {
    this.versions = versions;
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
    return Uni.combine()
        .all()
        .unis(locked, around)
        .asTuple()
        .chain(
            both -> {
              Row row = Statements.first(both.getItem1()).orElse(null);
              Row known = both.getItem2().iterator().next();
              return unavailability(connection, tenant, needs.appointment(), known)
                  .map(other -> facts(tenant, row, known, other.orElse(null)));
            });
  }

  // What PostgreSQL and JSON give back as it was: no nanoseconds.
  private Facts facts(String tenant, @Nullable Row row, Row known, @Nullable Row unavailability) {
    Stored<Appointment> current = row == null ? null : AppointmentRows.read(row);
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
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
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
