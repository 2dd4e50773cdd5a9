package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.journal.LiveLog;
import dev.calbridge.scheduler.journal.LiveLogs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Live logs in PostgreSQL. */
@ApplicationScoped
public class PostgresLiveLogs implements LiveLogs {

  private final Transactions transactions;
  private final Json json;
  private final Clock clock;

  public PostgresLiveLogs(Transactions transactions, Json json, Clock clock) {
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Uni<Void> on(String tenant, String user, Duration length, String by) {
    return transactions
        .write(
            tenant,
            connection ->
                connection
                    .preparedQuery(
                        "insert into live_log (tenant, user_subject, until, started_by)"
                            + " values ($1, $2, $3, $4) on conflict (tenant, user_subject)"
                            + " do update set until = $3, started_by = $4")
                    .execute(Tuple.of(tenant, user, Spans.utc(clock.instant().plus(length)), by)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> off(String tenant, String user) {
    return transactions.write(
        tenant,
        connection ->
            forget(connection, "live_log_line", tenant, user)
                .chain(() -> forget(connection, "live_log", tenant, user))
                .replaceWithVoid());
  }

  private static Uni<RowSet<Row>> forget(
      SqlConnection connection, String table, String tenant, String user) {
    return connection
        .preparedQuery("delete from " + table + " where tenant = $1 and user_subject = $2")
        .execute(Tuple.of(tenant, user));
  }

  @Override
  public Uni<Optional<LiveLog>> read(String tenant, String user, long after) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(
                    "select until, started_by from live_log"
                        + " where tenant = $1 and user_subject = $2")
                .execute(Tuple.of(tenant, user))
                .map(Statements::first)
                .chain(
                    log ->
                        log.map(
                                row ->
                                    lines(connection, tenant, user, after)
                                        .map(rows -> Optional.of(log(row, rows, after))))
                            .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
  }

  private static Uni<RowSet<Row>> lines(
      SqlConnection connection, String tenant, String user, long after) {
    return connection
        .preparedQuery(
            "select seq, line::text as line from live_log_line where tenant = $1"
                + " and user_subject = $2 and seq > $3 order by seq limit 200")
        .execute(Tuple.of(tenant, user, after));
  }

  private LiveLog log(Row log, RowSet<Row> rows, long after) {
    List<JournalLine> lines = new ArrayList<>(rows.size());
    long next = after;
    for (Row row : rows) {
      lines.add(json.read(row.getString("line"), JournalLine.class));
      next = row.getLong("seq");
    }
    return new LiveLog(
        log.getOffsetDateTime("until").toInstant(), log.getString("started_by"), lines, next);
  }
}
