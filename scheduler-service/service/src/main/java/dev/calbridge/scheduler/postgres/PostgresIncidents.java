package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.guard.GuardSettings;
import dev.calbridge.scheduler.guard.Incident;
import dev.calbridge.scheduler.guard.Incidents;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Incidents in PostgreSQL. */
@ApplicationScoped
public class PostgresIncidents implements Incidents {

  private static final String SELECT =
      """
      select i.id, i.resource, i.origin::text as origin, i.opened_at, i.deleted, i.state,
        i.decided_at, i.decided_by,
        (select json_agg(json_build_object('entry', h.entry, 'base', h.base, 'at',
            to_char(h.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by h.at, h.entry)
          from held_delete h where h.tenant = i.tenant and h.incident = i.id) as held
      from incident i where i.tenant = $1
      """;

  private final Transactions transactions;
  private final Json json;
  private final Clock clock;

  public PostgresIncidents(Transactions transactions, Json json, Clock clock) {
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Uni<GuardSettings> settings(String tenant) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery("select * from guard_settings where tenant = $1")
                .execute(Tuple.of(tenant))
                .map(
                    rows ->
                        Statements.first(rows)
                            .map(GuardRows::settings)
                            .orElse(GuardSettings.USUAL)));
  }

  @Override
  public Uni<Outcome<GuardSettings>> set(String tenant, GuardSettings settings) {
    Optional<Failure> broken = settings.broken().map(Failure::broken);
    if (broken.isPresent()) {
      return Uni.createFrom().item(new Outcome.Failed<>(broken.get()));
    }
    return transactions
        .write(
            tenant,
            connection ->
                connection
                    .preparedQuery(
                        "insert into guard_settings (tenant, share_percent, window_minutes,"
                            + " at_least) values ($1, $2, $3, $4) on conflict (tenant) do update"
                            + " set share_percent = $2, window_minutes = $3, at_least = $4")
                    .execute(
                        Tuple.of(
                            tenant,
                            settings.sharePercent(),
                            settings.windowMinutes(),
                            settings.atLeast())))
        .replaceWith(new Outcome.Done<>(settings, false));
  }

  @Override
  public Uni<List<Incident>> list(String tenant, Incident.@Nullable State state) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(
                    SELECT
                        + " and ($2::text is null or i.state = $2)"
                        + " order by i.opened_at desc, i.id limit 200")
                .execute(Tuple.of(tenant, state == null ? null : state.name()))
                .map(
                    rows ->
                        StreamSupport.stream(rows.spliterator(), false).map(this::read).toList()));
  }

  @Override
  public Uni<Optional<Incident>> find(String tenant, UUID id) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(SELECT + " and i.id = $2")
                .execute(Tuple.of(tenant, id))
                .map(rows -> Statements.first(rows).map(this::read)));
  }

  @Override
  public Uni<Optional<Incident>> close(String tenant, UUID id, Incident.State as, String by) {
    return transactions
        .write(
            tenant,
            connection ->
                connection
                    .preparedQuery(
                        "update incident set state = $3, decided_at = coalesce(decided_at, $4),"
                            + " decided_by = coalesce(decided_by, $5) where tenant = $1"
                            + " and id = $2 and state in ('OPEN', $3)")
                    .execute(Tuple.of(tenant, id, as.name(), Spans.utc(clock.instant()), by)))
        .chain(
            rows ->
                rows.rowCount() == 1 ? find(tenant, id) : Uni.createFrom().item(Optional.empty()));
  }

  @Override
  public Uni<List<UUID>> applied(String tenant, Incident incident) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(
                    """
                    select j.id from journal_line j where j.tenant = $1 and j.resource = $2
                      and j.source = $3 and j.future and j.undone_at is null and j.at <= $4
                      and j.at > $4::timestamptz - make_interval(mins => coalesce(
                        (select window_minutes from guard_settings where tenant = $1), $5))
                    order by j.at desc, j.id
                    """)
                .execute(
                    Tuple.of(
                        tenant,
                        incident.resource(),
                        incident.source().id(),
                        Spans.utc(incident.openedAt()),
                        GuardSettings.USUAL.windowMinutes()))
                .map(
                    rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> row.getUUID("id"))
                            .toList()));
  }

  private Incident read(Row row) {
    OffsetDateTime decided = row.getOffsetDateTime("decided_at");
    return new Incident(
        row.getUUID("id"),
        row.getUUID("resource"),
        json.read(row.getString("origin"), ChangeSource.class),
        row.getOffsetDateTime("opened_at").toInstant(),
        row.getInteger("deleted"),
        Incident.State.valueOf(row.getString("state")),
        held(row.getValue("held")),
        decided == null
            ? null
            : new Incident.Decided(decided.toInstant(), row.getString("decided_by")));
  }

  private static List<Incident.HeldDelete> held(@Nullable Object found) {
    List<Incident.HeldDelete> held = new ArrayList<>();
    if (found instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        JsonObject one = array.getJsonObject(i);
        held.add(
            new Incident.HeldDelete(
                UUID.fromString(one.getString("entry")),
                one.getLong("base"),
                Instant.parse(one.getString("at"))));
      }
    }
    return held;
  }
}
