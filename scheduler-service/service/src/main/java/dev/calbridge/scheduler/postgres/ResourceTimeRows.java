package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Stored;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Unavailabilities and availabilities as rows. */
final class ResourceTimeRows {

  private static final String COLUMNS =
      "version, resource, title, notes, start_at, end_at, zone, rule, excluded, added,"
          + " reach_from, reach_until, created_at, changed_at";

  static final String SELECT = "select id, kind, " + COLUMNS + " from resource_time";

  static final String INSERT =
      "insert into resource_time (tenant, id, kind, "
          + COLUMNS
          + ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,"
          + " $17)";

  static final String UPDATE =
      "update resource_time set ("
          + COLUMNS
          + ") = ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
          + " where tenant = $1 and id = $2 and kind = $3";

  private ResourceTimeRows() {}

  static Tuple tuple(String tenant, ResourceTime.Kind kind, Stored<ResourceTime> stored) {
    ResourceTime value = stored.value();
    List<@Nullable Object> values = new ArrayList<>(17);
    values.add(tenant);
    values.add(stored.id());
    values.add(kind.name());
    values.add(stored.version());
    values.add(value.resource());
    values.add(value.title());
    values.add(value.notes());
    Spans.write(values, value.span(), value.recurrence(), List.of());
    values.add(Spans.utc(stored.createdAt()));
    values.add(Spans.utc(stored.changedAt()));
    return Tuple.from(values);
  }

  static boolean isUnavailability(Row row) {
    return ResourceTime.Kind.UNAVAILABILITY.name().equals(row.getString("kind"));
  }

  static Stored<ResourceTime> read(Row row) {
    ResourceTime value =
        new ResourceTime(
            row.getUUID("resource"),
            row.getString("title"),
            row.getString("notes"),
            Spans.span(row),
            Spans.recurrence(row));
    return new Stored<>(
        row.getUUID("id"),
        row.getLong("version"),
        value,
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("changed_at").toInstant());
  }
}
