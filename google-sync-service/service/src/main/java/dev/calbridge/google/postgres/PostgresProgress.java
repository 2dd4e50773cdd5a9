package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.Progress;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cursors and times, in the links' own rows. */
@Singleton
public class PostgresProgress implements Progress {

  private final Transactions transactions;

  public PostgresProgress(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Cursor> cursor(Link link) {
    var rows =
        transactions.query(
            link.tenant(),
            """
            select sync_token, token_fingerprint from link
            where tenant = $1 and id = $2 and sync_token is not null
            """,
            Tuple.of(link.tenant(), link.id()));
    return Transactions.rows(rows, row -> new Cursor(row.getString(0), row.getString(1))).stream()
        .findFirst();
  }

  @Override
  public void moveCursor(Link link, Cursor cursor, Instant readAt) {
    update(
        link,
        """
        update link set sync_token = $3, token_fingerprint = $4, last_inward = $5
        where tenant = $1 and id = $2
        """,
        cursor.token(),
        cursor.fingerprint(),
        at(readAt));
  }

  @Override
  public void dropCursor(Link link) {
    update(link, "update link set sync_token = null where tenant = $1 and id = $2");
  }

  @Override
  public boolean reconciliationDue(Link link, Instant now) {
    return transactions
            .query(
                link.tenant(),
                "select 1 from link where tenant = $1 and id = $2 and reconcile_at <= $3",
                Tuple.of(link.tenant(), link.id(), at(now)))
            .rowCount()
        > 0;
  }

  @Override
  public void reconciled(Link link, Instant next, int drift) {
    update(
        link,
        "update link set reconcile_at = $3, drift = $4 where tenant = $1 and id = $2",
        at(next),
        drift);
  }

  @Override
  public void wroteOutward(Link link, Instant when) {
    update(link, "update link set last_outward = $3 where tenant = $1 and id = $2", at(when));
  }

  @Override
  public void conflicted(Link link, Instant when) {
    update(
        link,
        """
        update link set conflicts = conflicts + 1, last_conflict = $3
        where tenant = $1 and id = $2
        """,
        at(when));
  }

  @Override
  public Conflicts conflicts(Link link) {
    var rows =
        transactions.query(
            link.tenant(),
            "select conflicts, last_conflict from link where tenant = $1 and id = $2",
            Tuple.of(link.tenant(), link.id()));
    return Transactions.rows(
            rows,
            row -> new Conflicts(row.getLong(0), Transactions.instant(row.getOffsetDateTime(1))))
        .stream()
        .findFirst()
        .orElse(new Conflicts(0, null));
  }

  private void update(Link link, String sql, @Nullable Object... more) {
    Tuple parameters = Tuple.tuple().addValue(link.tenant()).addValue(link.id());
    for (@Nullable Object value : more) {
      parameters.addValue(value);
    }
    transactions.query(link.tenant(), sql, parameters);
  }
}
