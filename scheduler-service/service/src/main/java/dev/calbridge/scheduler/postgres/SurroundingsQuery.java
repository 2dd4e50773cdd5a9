package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.appointment.AppointmentStatus;
import dev.calbridge.scheduler.appointment.AppointmentType;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.ResourceKind;
import dev.calbridge.scheduler.organisation.Branch;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.resource.Resource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that a decision needs to know of the tenant, in one round trip. */
final class SurroundingsQuery {

  static final String SELECT =
      """
      with it as (
        select primary_resource, secondary_resource, branch, type, customer, changed
        from appointment where tenant = $1 and id = $2),
      differing as (
        select (one ->> 'branch')::uuid as branch, (one ->> 'type')::uuid as type
        from it, jsonb_array_elements(it.changed) one),
      wanted as (
        select r.*, e.user_subject from resource r
        left join employee e on e.tenant = r.tenant and e.id = r.employee
        where r.tenant = $1 and r.id in (
          select unnest($3::uuid[])
          union select primary_resource from it
          union select secondary_resource from it
          union select o.id from employee u join resource o on o.tenant = u.tenant
            and o.employee = u.id where u.tenant = $1 and u.user_subject = $4))
      select
        (select row_to_json(t) from tenant t where t.tenant = $1) as tenant,
        (select json_agg(w) from wanted w) as resources,
        (select json_agg(b) from branch b where b.tenant = $1 and (b.id = any($5)
          or lower(b.name) = any($6) or b.id in (select unnest(branches) from wanted)
          or b.id in (select branch from it union select branch from differing))) as branches,
        (select json_agg(y) from appointment_type y where y.tenant = $1 and (y.id = any($7)
          or lower(y.name) = any($8) or y.id in (select type from it union select type from differing))) as types,
        (select json_agg(s order by s.position, s.name, s.id) from appointment_status s
          where s.tenant = $1) as statuses,
        (select json_agg(json_build_object('id', c.id, 'name', c.name)) from customer c
          where c.tenant = $1 and c.id in (
            select unnest($9::uuid[]) union select customer from it)) as customers,
        (select json_agg(p) from placement p where p.tenant = $1 and p.appointment = $2)
          as placements,
        coalesce((select version from ended n where n.tenant = $1 and n.id = $2), 0) as last_version,
        exists (select 1 from resource_time x where x.tenant = $1 and x.id = $2) as other,
        exists (select 1 from placement p where p.tenant = $1 and p.resource = $10
          and p.appointment <> $2 and p.uid = any (case when $11::text is null
            then array(select own.uid from placement own
              where own.tenant = $1 and own.appointment = $2)
            else array[$11] end)) as uid_taken,
        exists (select 1 from placement p where p.tenant = $1 and p.resource = $10
          and p.object_name = $12) as name_taken,
        (select content::text from earlier_version v where v.tenant = $1 and v.appointment = $2
          and v.version = $13) as base
      """;

  private SurroundingsQuery() {}

  static Tuple tuple(String tenant, Needs needs) {
    List<@Nullable Object> values = new ArrayList<>(13);
    values.add(tenant);
    values.add(needs.appointment());
    values.add(needs.resources().toArray(UUID[]::new));
    values.add(needs.user());
    values.add(needs.branches().toArray(UUID[]::new));
    values.add(folded(needs.locations()));
    values.add(needs.types().toArray(UUID[]::new));
    values.add(folded(needs.typeNames()));
    values.add(needs.customers().toArray(UUID[]::new));
    Needs.WantedPlacement placement = needs.placement();
    values.add(placement == null ? null : placement.resource());
    values.add(placement == null ? null : placement.uid());
    values.add(placement == null ? null : placement.objectName());
    values.add(needs.base());
    return Tuple.from(values);
  }

  private static String[] folded(List<String> names) {
    return names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toArray(String[]::new);
  }

  /**
   * @throws ProblemException 404 {@code unknown-tenant}
   */
  static Surroundings read(Row row) {
    if (!(row.getValue("tenant") instanceof JsonObject tenant)) {
      throw unknownTenant();
    }
    LinkedHashMap<UUID, AppointmentStatus> statuses = new LinkedHashMap<>();
    each(row, "statuses", SurroundingsQuery::status, statuses);
    return new Surroundings(
        TenantRow.tenant(tenant),
        each(row, "resources", SurroundingsQuery::resource, new HashMap<>()),
        each(row, "branches", SurroundingsQuery::branch, new HashMap<>()),
        each(row, "types", SurroundingsQuery::type, new HashMap<>()),
        statuses,
        each(row, "customers", one -> one.getString("name"), new HashMap<>()));
  }

  static ProblemException unknownTenant() {
    return new ProblemException(404, "unknown-tenant", "This tenant has not been set up.");
  }

  private static <T> Map<UUID, T> each(
      Row row, String column, Function<JsonObject, T> read, Map<UUID, T> into) {
    if (row.getValue(column) instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        JsonObject one = array.getJsonObject(i);
        into.put(UUID.fromString(one.getString("id")), read.apply(one));
      }
    }
    return into;
  }

  private static Branch branch(JsonObject row) {
    return new Branch(row.getString("name"), row.getString("time_zone"));
  }

  private static AppointmentType type(JsonObject row) {
    return new AppointmentType(
        row.getString("name"), row.getString("color"), row.getInteger("default_minutes"));
  }

  private static AppointmentStatus status(JsonObject row) {
    String outside = row.getString("outside");
    return new AppointmentStatus(
        row.getString("name"),
        outside == null ? null : EntryStatus.valueOf(outside),
        row.getInteger("position"));
  }

  static KnownResource resource(JsonObject row) {
    String employee = row.getString("employee");
    Resource resource =
        new Resource(
            row.getString("name"),
            ResourceKind.valueOf(row.getString("kind")),
            employee == null ? null : UUID.fromString(employee),
            row.getString("color"),
            row.getInteger("step_minutes"),
            row.getInteger("capacity"),
            row.getInteger("reminder_minutes"),
            row.getString("description"),
            row.getJsonArray("branches").stream()
                .map(id -> UUID.fromString(id.toString()))
                .toList(),
            row.getBoolean("all_branches"),
            row.getBoolean("visible"),
            row.getBoolean("appointment_sync_allowed"),
            row.getBoolean("waiting_list"),
            row.getBoolean("warn_on_unavailability"),
            row.getBoolean("online_booking_allowed"),
            row.getString("external_calendar"));
    return new KnownResource(
        UUID.fromString(row.getString("id")), resource, row.getString("user_subject"));
  }
}
