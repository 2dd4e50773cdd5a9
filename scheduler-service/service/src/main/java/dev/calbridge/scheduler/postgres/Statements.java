package dev.calbridge.scheduler.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What several stores do with the client. */
final class Statements {

  private static final String END =
      "insert into ended (tenant, id, version, ended_at) values ($1, $2, $3, $4)"
          + " on conflict (tenant, id) do update set version = excluded.version,"
          + " ended_at = excluded.ended_at";

  private Statements() {}

  /** Remembers under which version an id ended. */
  static Uni<RowSet<Row>> end(
      SqlConnection connection, String tenant, UUID id, long version, Instant now) {
    return connection.preparedQuery(END).execute(Tuple.of(tenant, id, version, Spans.utc(now)));
  }

  /** Sends them without waiting for each other: the client pipelines them, in order. */
  static Uni<Void> together(List<Uni<?>> statements) {
    return statements.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.combine().all().unis(statements).discardItems();
  }

  static Optional<Row> first(RowSet<Row> rows) {
    return rows.iterator().hasNext() ? Optional.of(rows.iterator().next()) : Optional.empty();
  }
}
