package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.notice.ChangeNotice;
import dev.calbridge.scheduler.notice.ChangeNotices;
import dev.calbridge.scheduler.notice.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;

/** Notices as the outbox's trigger wrote them. */
@ApplicationScoped
public class PostgresChangeNotices implements ChangeNotices {

  private static final String NOW =
      "select pg_snapshot_xmin(pg_current_snapshot())::text as transaction";

  static final String AFTER =
      """
      select xact::text as transaction, seq, kind, id, version, removed, resources, at
      from change_notice
      where tenant = $1 and (xact, seq) > ($2::text::xid8, $3)
        and xact < pg_snapshot_xmin(pg_current_snapshot())
      order by xact, seq limit $4
      """;

  private final Transactions transactions;
  private final Clock clock;

  public PostgresChangeNotices(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Uni<Position> now(String tenant) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(NOW)
                .execute()
                .map(
                    rows ->
                        new Position(
                            rows.iterator().next().getString("transaction"), -1, clock.instant())));
  }

  @Override
  public Uni<List<ChangeNotice>> after(String tenant, Position position, int limit) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(AFTER)
                .execute(Tuple.of(tenant, position.transaction(), position.number(), limit))
                .map(
                    rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                            .map(PostgresChangeNotices::notice)
                            .toList()));
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
