package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.tenant.Tenant;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Resources with all that their calendars show, many at once. */
@ApplicationScoped
public class CalendarQuery {

  private static final String PAGE =
      """
      select r.version, r.created_at, r.changed_at, b.time_zone as branch_zone,
        to_jsonb(r) || jsonb_build_object('user_subject', e.user_subject) as resource
      from resource r
      left join employee e on e.tenant = r.tenant and e.id = r.employee
      left join branch b on b.tenant = r.tenant and b.id = r.branches[1]
      where r.tenant = $1 and r.id > $2 order by r.id limit $3 for update of r
      """;

  /** A resource and what its calendar takes from others. */
  record Known(
      String alias,
      Tenant tenant,
      Stored<Resource> resource,
      @Nullable String branchZone,
      @Nullable String user) {

    CalendarSnapshot picture(CalendarEvents.Picture drawn) {
      return drawn.of(alias, tenant, resource, branchZone, user);
    }
  }

  /** Locks them, by id. */
  Uni<List<Known>> page(SqlConnection connection, String tenant, UUID after, int limit) {
    return settings(connection, tenant)
        .chain(
            settings ->
                connection
                    .preparedQuery(PAGE)
                    .execute(Tuple.of(tenant, after, limit))
                    .map(
                        rows -> {
                          List<Known> page = new ArrayList<>(rows.size());
                          rows.forEach(row -> page.add(known(tenant, settings, row)));
                          return page;
                        }));
  }

  Uni<Tenant> settings(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery("select to_jsonb(t) as settings from tenant t where tenant = $1")
        .execute(Tuple.of(tenant))
        .map(
            rows ->
                Statements.first(rows)
                    .map(row -> TenantRow.tenant((JsonObject) row.getValue("settings")))
                    .orElseThrow(SurroundingsQuery::unknownTenant));
  }

  private static Known known(String tenant, Tenant settings, Row row) {
    KnownResource known = SurroundingsQuery.resource((JsonObject) row.getValue("resource"));
    return new Known(
        tenant,
        settings,
        new Stored<>(
            known.id(),
            row.getLong("version"),
            known.resource(),
            row.getOffsetDateTime("created_at").toInstant(),
            row.getOffsetDateTime("changed_at").toInstant()),
        row.getString("branch_zone"),
        known.user());
  }
}
