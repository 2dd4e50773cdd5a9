package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.notice.ChangeNotice;
import dev.calbridge.scheduler.notice.ChangeNotices;
import dev.calbridge.scheduler.notice.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;

/** Notices as the outbox's trigger wrote them. */
@ApplicationScoped
public class PostgresChangeNotices implements ChangeNotices {

  /**
   * Below which every transaction of this service has ended. A statement of its own, before the
   * notices are read: what has ended now is visible to the next statement. Only this database's
   * sessions count, and of them those of our role, for nobody else writes notices: a long
   * transaction of somebody else's in the cluster, which {@code pg_snapshot_xmin} would wait for,
   * delays nothing. Sessions show the lower half of a transaction's number only.
   */
  static final String HORIZON =
      """
      with here as (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as top),
      running as (
        select (top & ~4294967295) | backend_xid::text::bigint as number, top
        from pg_stat_activity, here
        where datname = current_database() and usename = current_user and backend_xid is not null)
      select least(
        (select top from here),
        (select min(case when number > top + 2147483648 then number - 4294967296 else number end)
         from running))::text as horizon
      """;

  static final String AFTER =
      """
      select xact::text as transaction, seq, kind, id, version, removed, resources, at
      from change_notice
      where tenant = $1 and (xact, seq) > ($2::text::xid8, $3) and xact < $4::text::xid8
      order by xact, seq limit $5
      """;

  private final Transactions transactions;
  private final Clock clock;

  public PostgresChangeNotices(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Uni<Position> now(String tenant) {
    return transactions
        .read(tenant, PostgresChangeNotices::horizon)
        .map(horizon -> new Position(horizon, -1, clock.instant()));
  }

  @Override
  public Uni<List<ChangeNotice>> after(String tenant, Position position, int limit) {
    return transactions.read(
        tenant,
        connection ->
            horizon(connection)
                .chain(
                    horizon ->
                        connection
                            .preparedQuery(AFTER)
                            .execute(
                                Tuple.of(
                                    tenant,
                                    position.transaction(),
                                    position.number(),
                                    horizon,
                                    limit)))
                .map(
                    rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                            .map(PostgresChangeNotices::notice)
                            .toList()));
  }

  private static Uni<String> horizon(SqlConnection connection) {
    return connection
        .preparedQuery(HORIZON)
        .execute()
        .map(rows -> rows.iterator().next().getString("horizon"));
  }

  private static ChangeNotice notice(Row row) {
    return new ChangeNotice(
        new Position(
            row.getString("transaction"),
            row.getLong("seq"),
            row.getOffsetDateTime("at").toInstant()),
        ChangeNotice.Kind.valueOf(row.getString("kind")),
        row.getUUID("id"),
        row.getLong("version"),
        row.getBoolean("removed"),
        List.of(row.getArrayOfUUIDs("resources")));
  }
}
