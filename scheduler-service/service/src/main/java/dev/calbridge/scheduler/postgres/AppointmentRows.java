package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Buffers;
import dev.calbridge.scheduler.appointment.ChangedOccurrence;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appointments as rows. */
final class AppointmentRows {

  private static final String COLUMNS =
      "version, primary_resource, secondary_resource, branch, customer, type, status, title,"
          + " notes, place, home_visit, shown_as_unavailable, free, start_at, end_at, zone, rule,"
          + " excluded, added, reach_from, reach_until, other_categories, extras, changed,"
          + " buffer_before, buffer_after, follows, created_at, changed_at";

  static final String SELECT = "select id, " + COLUMNS + " from appointment";

  /** Without texts, which say nothing about time. */
  static final String SELECT_TIMES =
      "select id, version, primary_resource, secondary_resource, branch, customer, type, status,"
          + " '' as title, null::text as notes, null::text as place, home_visit,"
          + " shown_as_unavailable, free, start_at, end_at, zone, rule, excluded, added,"
          + " '{}'::text[] as other_categories, '{}'::text[] as extras, changed, buffer_before,"
          + " buffer_after, follows, created_at, changed_at from appointment";

  /** Locks the appointment, if there is one. */
  static final String LOCK =
      "select id, " + COLUMNS + " from appointment where tenant = $1 and id = $2 for update";

  static final String INSERT =
      "insert into appointment (tenant, id, "
          + COLUMNS
          + ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,"
          + " $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)";

  static final String UPDATE =
      "update appointment set ("
          + COLUMNS
          + ") = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,"
          + " $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31) where tenant = $1 and id = $2";

  private AppointmentRows() {}

  static Tuple tuple(String tenant, Stored<Appointment> stored) {
    Appointment value = stored.value();
    List<@Nullable Object> values = new ArrayList<>(31);
    values.add(tenant);
    values.add(stored.id());
    values.add(stored.version());
    values.add(value.primaryResource());
    values.add(value.secondaryResource());
    values.add(value.branch());
    values.add(value.customer());
    values.add(value.type());
    values.add(value.status());
    values.add(value.title());
    values.add(value.notes());
    values.add(value.place());
    values.add(value.homeVisit());
    values.add(value.shownAsUnavailable());
    values.add(value.free());
    List<EntrySpan> others = value.changed().stream().map(ChangedOccurrence::span).toList();
    Spans.write(values, value.span(), value.recurrence(), others);
    values.add(value.otherCategories().toArray(String[]::new));
    values.add(value.extras().toArray(String[]::new));
    values.add(ChangedOccurrences.write(value.changed()));
    values.add(value.buffers().beforeMinutes());
    values.add(value.buffers().afterMinutes());
    values.add(value.follows());
    values.add(Spans.utc(stored.createdAt()));
    values.add(Spans.utc(stored.changedAt()));
    return Tuple.from(values);
  }

  static Stored<Appointment> read(Row row) {
    Appointment value =
        new Appointment(
            row.getUUID("primary_resource"),
            row.getUUID("secondary_resource"),
            row.getUUID("branch"),
            row.getUUID("customer"),
            row.getUUID("type"),
            row.getUUID("status"),
            row.getString("title"),
            row.getString("notes"),
            row.getString("place"),
            row.getBoolean("home_visit"),
            row.getBoolean("shown_as_unavailable"),
            row.getBoolean("free"),
            Spans.span(row),
            Spans.recurrence(row),
            Arrays.asList(row.getArrayOfStrings("other_categories")),
            Arrays.asList(row.getArrayOfStrings("extras")),
            ChangedOccurrences.read(row.getJsonArray("changed")),
            new Buffers(row.getInteger("buffer_before"), row.getInteger("buffer_after")),
            row.getUUID("follows"));
    return new Stored<>(
        row.getUUID("id"),
        row.getLong("version"),
        value,
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("changed_at").toInstant());
  }

  /** The primary resource's first. */
  static List<EntryPlacement> placements(UUID primary, Row known) {
    Object found = known.getValue("placements");
    if (!(found instanceof JsonArray array)) {
      return List.of();
    }
    List<EntryPlacement> placements = new ArrayList<>(2);
    for (int i = 0; i < array.size(); i++) {
      JsonObject one = array.getJsonObject(i);
      EntryPlacement placement =
          new EntryPlacement(
              UUID.fromString(one.getString("resource")),
              one.getString("uid"),
              one.getString("object_name"));
      placements.add(placement.resource().equals(primary) ? 0 : placements.size(), placement);
    }
    return placements;
  }
}
