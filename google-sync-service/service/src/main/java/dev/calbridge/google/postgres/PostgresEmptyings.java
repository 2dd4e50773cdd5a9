package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.Emptyings;
import dev.calbridge.google.link.Link;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Confirmations and progress of emptying calendars. */
@Singleton
public class PostgresEmptyings implements Emptyings {

  private final Transactions transactions;

  public PostgresEmptyings(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(CalendarAccess access, String token, int events, Instant until) {
    transactions.query(
        access.tenant(),
        """
        insert into emptying (tenant, token_hash, grant_id, calendar_id, events, expires_at)
        values ($1, $2, $3, $4, $5, $6)
        """,
        Tuple.of(
            access.tenant(),
            Digests.of(token),
            access.grant(),
            access.calendarId(),
            events,
            at(until)));
  }

  @Override
  public int take(CalendarAccess access, String token, Instant now) {
    var rows =
        transactions.query(
            access.tenant(),
            """
            delete from emptying
            where tenant = $1 and token_hash = $2 and grant_id = $3 and calendar_id = $4
              and expires_at > $5
            returning events
            """,
            Tuple.of(
                access.tenant(), Digests.of(token), access.grant(), access.calendarId(), at(now)));
    return rows.rowCount() == 0 ? -1 : rows.iterator().next().getInteger(0);
  }

  @Override
  public Progress progress(Link link) {
    var rows =
        transactions.query(
            link.tenant(),
            "select emptied, to_empty from link where tenant = $1 and id = $2",
            Tuple.of(link.tenant(), link.id()));
    return Transactions.rows(rows, row -> new Progress(row.getInteger(0), row.getInteger(1)))
        .stream()
        .findFirst()
        .orElse(new Progress(0, 0));
  }

  @Override
  public void begin(Link link, int events) {
    transactions.query(
        link.tenant(),
        "update link set to_empty = $3 where tenant = $1 and id = $2",
        Tuple.of(link.tenant(), link.id(), events));
  }

  @Override
  public void advance(Link link, int events) {
    transactions.query(
        link.tenant(),
        "update link set emptied = emptied + $3 where tenant = $1 and id = $2",
        Tuple.of(link.tenant(), link.id(), events));
  }
}
