package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.entry.Judged;
import dev.calbridge.scheduler.guard.GuardFacts;
import dev.calbridge.scheduler.guard.GuardSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What the guard looks at, and what it holds, within the transaction of a delete. */
@Startup
@ApplicationScoped
public class GuardRows {

  private static final Logger LOG = Logger.getLogger(GuardRows.class);

  /** Deletes of one source in one calendar are counted one after the other. */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended($1 || $2::uuid::text || $3::uuid::text, 0))";

  /** A calendar of more than that many appointments to come counts as having that many. */
  private static final int MOST_COUNTED = 10_000;

  private static final String LOOK =
      """
      with settings as (
        select coalesce(max(share_percent), $6) as share_percent,
          coalesce(max(window_minutes), $7) as window_minutes, coalesce(max(at_least), $8) as at_least
        from guard_settings where tenant = $1),
      span as (select $4::timestamptz - make_interval(mins => window_minutes) as since from settings)
      select s.*,
        (select count(*) from journal_line j, span where j.tenant = $1 and j.resource = $2
          and j.source = $3 and j.future and j.undone_at is null and j.at > span.since) as deleted,
        (select count(*) from (select 1 from appointment a where a.tenant = $1
          and (a.primary_resource = $2 or a.secondary_resource = $2)
          and (a.reach_until is null or a.reach_until > $4) limit $9) counted) as future,
        (select i.id from incident i where i.tenant = $1 and i.resource = $2 and i.source = $3
          and i.state = 'OPEN') as incident,
        exists (select 1 from incident i, span where i.tenant = $1 and i.resource = $2
          and i.source = $3 and i.state = 'RELEASED' and i.decided_at > span.since) as released,
        exists (select 1 from incident i join held_delete h on h.tenant = i.tenant
          and h.incident = i.id where i.tenant = $1 and i.resource = $2 and i.source = $3
          and i.state = 'OPEN' and h.entry = $5) as held
      from settings s
      """;

  private final Json json;
  private final Clock clock;
  private final Counter incidents;
  private final Counter deletes;

  public GuardRows(Json json, Clock clock, MeterRegistry meters) {
    this.json = json;
    this.clock = clock;
    this.incidents = meters.counter("calbridge.guard.incidents");
    this.deletes = meters.counter("calbridge.guard.held");
  }

  /** Of a change that is no delete there is nothing to be looked at. */
  Uni<GuardFacts> look(SqlConnection connection, String tenant, EntryChange change) {
    if (!(change instanceof EntryChange.Delete delete)) {
      return Uni.createFrom().item(GuardFacts.NONE);
    }
    UUID source = delete.source().id();
    return connection
        .preparedQuery(LOCK)
        .execute(Tuple.of(tenant, source, delete.resource()))
        .chain(
            locked ->
                connection
                    .preparedQuery(LOOK)
                    .execute(
                        Tuple.tuple()
                            .addString(tenant)
                            .addUUID(delete.resource())
                            .addUUID(source)
                            .addOffsetDateTime(Spans.utc(clock.instant()))
                            .addUUID(delete.entry())
                            .addInteger(GuardSettings.USUAL.sharePercent())
                            .addInteger(GuardSettings.USUAL.windowMinutes())
                            .addInteger(GuardSettings.USUAL.atLeast())
                            .addInteger(MOST_COUNTED)))
        .map(rows -> facts(rows.iterator().next()));
  }

  private static GuardFacts facts(Row row) {
    return new GuardFacts(
        settings(row),
        row.getLong("deleted").intValue(),
        row.getLong("future").intValue(),
        row.getUUID("incident"),
        row.getBoolean("released"),
        row.getBoolean("held"));
  }

  static GuardSettings settings(Row row) {
    return new GuardSettings(
        row.getInteger("share_percent"),
        row.getInteger("window_minutes"),
        row.getInteger("at_least"));
  }

  /** Writes down that a delete waits. */
  Uni<Void> hold(
      SqlConnection connection, String tenant, EntryChange change, Judged.Hold hold, UUID entry) {
    Instant now = clock.instant();
    Uni<?> opened = Uni.createFrom().voidItem();
    if (hold.opens()) {
      LOG.warnf(
          "Mass-change guard: source %s is held in calendar %s/%s, incident %s",
          change.source().id(), tenant, change.resource(), hold.incident());
      incidents.increment();
      opened =
          connection
              .preparedQuery(
                  "insert into incident (tenant, id, resource, source, origin, opened_at, deleted,"
                      + " state) values ($1, $2, $3, $4, $5::text::jsonb, $6, $7, 'OPEN')")
              .execute(
                  Tuple.tuple()
                      .addString(tenant)
                      .addUUID(hold.incident())
                      .addUUID(change.resource())
                      .addUUID(change.source().id())
                      .addString(json.text(change.source()))
                      .addOffsetDateTime(Spans.utc(now))
                      .addInteger(hold.deleted()));
    }
    deletes.increment();
    return opened
        .chain(
            () ->
                connection
                    .preparedQuery(
                        "insert into held_delete (tenant, incident, entry, base, at)"
                            + " values ($1, $2, $3, $4, $5)"
                            + " on conflict (tenant, incident, entry) do update set base = $4")
                    .execute(Tuple.of(tenant, hold.incident(), entry, hold.base(), Spans.utc(now))))
        .replaceWithVoid();
  }
}
