package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;
import static dev.calbridge.google.postgres.Transactions.instant;

import dev.calbridge.google.link.Absences;
import dev.calbridge.google.link.Direction;
import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.LinkSettings;
import dev.calbridge.google.link.LinkState;
import dev.calbridge.google.link.Links;
import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Privacy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links and what people chose for them. */
@Singleton
public class PostgresLinks implements Links {

  private static final String SELECT =
      """
      select tenant, id, resource, calendar_id, grant_id, policy, direction, privacy,
             ignore_older_days, poll_millis, paused, absences, state, last_inward, last_outward
      from link where tenant = $1
      """;

  private static final String OF_RESOURCE =
      "select 1 from link where tenant = $1 and resource = $2 and state <> 'REMOVING'";

  private static final String UNIQUE_VIOLATION = "23505";

  private final Transactions transactions;
  private final Clock clock;

  public PostgresLinks(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void add(Link link) {
    try {
      transactions.of(link.tenant(), connection -> insert(connection, link));
    } catch (PgException e) {
      if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
        throw new CalendarTaken(e);
      }
      throw e;
    }
  }

  private Uni<Boolean> insert(SqlConnection connection, Link link) {
    OffsetDateTime now = at(clock.instant());
    return alone(connection, link)
        .chain(() -> notLinked(connection, link))
        .chain(
            () ->
                execute(
                    connection,
                    """
                    insert into link (tenant, id, resource, calendar_id, grant_id, state,
                                      policy, direction, privacy, ignore_older_days, poll_millis,
                                      paused, absences)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                    """,
                    settings(
                        Tuple.of(
                            link.tenant(),
                            link.id(),
                            link.resource(),
                            link.calendarId(),
                            link.grant(),
                            link.state().name()),
                        link.settings())))
        .chain(
            () ->
                execute(
                    connection,
                    """
                    insert into pair (tenant, link, entry, due_at, backfill)
                    select tenant, $2, id, $4, true from entry
                    where tenant = $1 and resources @> array[$3::uuid]
                    """,
                    Tuple.of(link.tenant(), link.id(), link.resource(), now)))
        .chain(
            () ->
                execute(
                    connection,
                    """
                    insert into link_queue (link, tenant, work_at, poll_at)
                    values ($1, $2, $3, $3)
                    """,
                    Tuple.of(link.id(), link.tenant(), now)))
        .chain(() -> PostgresAnnouncements.stands(connection, link, clock.instant()));
  }

  /** Nobody else makes a link of the tenant meanwhile, see {@link #alone}. */
  private static Uni<Boolean> notLinked(SqlConnection connection, Link link) {
    return connection
        .preparedQuery(OF_RESOURCE)
        .execute(Tuple.of(link.tenant(), link.resource()))
        .map(
            rows -> {
              if (rows.size() > 0) {
                throw new ResourceTaken();
              }
              return true;
            });
  }

  @Override
  public boolean has(String tenant, UUID resource) {
    return transactions.query(tenant, OF_RESOURCE, Tuple.of(tenant, resource)).size() > 0;
  }

  /** No entry of the tenant looks for its links meanwhile, and no other link is made. */
  private static Uni<Boolean> alone(SqlConnection connection, Link link) {
    return execute(
        connection,
        "select pg_advisory_xact_lock(hashtextextended($1, 0))",
        Tuple.of(link.tenant()));
  }

  private static Uni<Boolean> execute(SqlConnection connection, String sql, Tuple parameters) {
    return connection.preparedQuery(sql).execute(parameters).replaceWith(true);
  }

  @Override
  public Optional<Link> find(String tenant, UUID link) {
    var rows = transactions.query(tenant, SELECT + " and id = $2", Tuple.of(tenant, link));
    return Transactions.rows(rows, PostgresLinks::link).stream().findFirst();
  }

  @Override
  public List<Link> ofGrant(String tenant, UUID grant) {
    var rows = transactions.query(tenant, SELECT + " and grant_id = $2", Tuple.of(tenant, grant));
    return Transactions.rows(rows, PostgresLinks::link);
  }

  @Override
  public List<Link> all(String tenant) {
    var rows = transactions.query(tenant, SELECT + " order by created_at, id", Tuple.of(tenant));
    return Transactions.rows(rows, PostgresLinks::link);
  }

  @Override
  public boolean changeState(Link link, LinkState state) {
    return transactions
            .query(
                link.tenant(),
                """
                update link set state = $3
                where tenant = $1 and id = $2 and state not in ($3, 'REMOVING')
                """,
                Tuple.of(link.tenant(), link.id(), state.name()))
            .rowCount()
        > 0;
  }

  /** Also marks every pair: what was right under other settings may be wrong now. */
  @Override
  public void changeSettings(Link link, LinkSettings settings) {
    transactions.of(
        link.tenant(),
        connection ->
            execute(
                    connection,
                    """
                    update link set policy = $3, direction = $4, privacy = $5,
                      ignore_older_days = $6, poll_millis = $7, paused = $8, absences = $9
                    where tenant = $1 and id = $2
                    """,
                    settings(Tuple.of(link.tenant(), link.id()), settings))
                .chain(
                    () ->
                        execute(
                            connection,
                            """
                            update pair set due_at = $3, touched = touched + 1,
                              backfill = due_at is null or backfill
                            where tenant = $1 and link = $2
                            """,
                            Tuple.of(link.tenant(), link.id(), at(clock.instant())))));
  }

  private static Tuple settings(Tuple before, LinkSettings settings) {
    Duration poll = settings.pollInterval();
    return before
        .addValue(settings.policy().name())
        .addValue(settings.direction().name())
        .addValue(settings.privacy().name())
        .addValue(settings.ignoreOlderThanDays())
        .addValue(poll == null ? null : poll.toMillis())
        .addValue(settings.paused())
        .addValue(settings.absences().name());
  }

  @Override
  public void remove(Link link) {
    transactions.of(
        link.tenant(),
        connection ->
            alone(connection, link)
                .chain(
                    () ->
                        execute(
                            connection,
                            "delete from link_queue where link = $1",
                            Tuple.of(link.id())))
                .chain(
                    () ->
                        execute(
                            connection,
                            "delete from link where tenant = $1 and id = $2",
                            Tuple.of(link.tenant(), link.id())))
                .chain(() -> PostgresAnnouncements.gone(connection, link, clock.instant())));
  }

  private static Link link(Row row) {
    return new Link(
        row.getString("tenant"),
        row.getUUID("id"),
        row.getUUID("resource"),
        row.getString("calendar_id"),
        row.getUUID("grant_id"),
        settings(row),
        LinkState.valueOf(row.getString("state")),
        instant(row.getOffsetDateTime("last_inward")),
        instant(row.getOffsetDateTime("last_outward")));
  }

  private static LinkSettings settings(Row row) {
    Long poll = row.getLong("poll_millis");
    return new LinkSettings(
        ConflictPolicy.valueOf(row.getString("policy")),
        Direction.valueOf(row.getString("direction")),
        Privacy.valueOf(row.getString("privacy")),
        row.getInteger("ignore_older_days"),
        poll == null ? null : Duration.ofMillis(poll),
        row.getBoolean("paused"),
        Absences.valueOf(row.getString("absences")));
  }
}
