package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.Announcements;
import dev.calbridge.google.link.Link;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What neighbours are still to be told; one row per link, and per link that is gone. */
@Singleton
public class PostgresAnnouncements implements Announcements {

  private final Transactions transactions;

  public PostgresAnnouncements(Transactions transactions) {
    this.transactions = transactions;
  }

  /** In the transaction that makes the link. */
  static Uni<Boolean> stands(SqlConnection connection, Link link, Instant now) {
    return connection
        .preparedQuery("insert into announcement (link, tenant, due_at) values ($1, $2, $3)")
        .execute(Tuple.of(link.id(), link.tenant(), at(now)))
        .replaceWith(true);
  }

  /** In the transaction that removes the link. */
  static Uni<Boolean> gone(SqlConnection connection, Link link, Instant now) {
    return connection
        .preparedQuery(
            """
            insert into announcement as told (link, tenant, due_at, resource, grant_id)
            values ($1, $2, $3, $4, $5)
            on conflict (link) do update set version = told.version + 1, attempts = 0,
              due_at = $3, resource = $4, grant_id = $5
            """)
        .execute(Tuple.of(link.id(), link.tenant(), at(now), link.resource(), link.grant()))
        .replaceWith(true);
  }

  @Override
  public List<Announcement> claim(Instant now, Instant until, int most) {
    var rows =
        transactions.ofAll(
            """
            update announcement set claimed_until = $2, attempts = attempts + 1
            where link in (
              select link from announcement
              where due_at <= $1 and (claimed_until is null or claimed_until <= $1)
              order by due_at limit $3 for update skip locked)
            returning tenant, link, version, attempts, resource, grant_id
            """,
            Tuple.of(at(now), at(until), most));
    return Transactions.rows(rows, PostgresAnnouncements::announcement);
  }

  @Override
  public void told(Announcement announcement) {
    Tuple parameters = Tuple.of(announcement.link(), announcement.version());
    if (announcement.gone() != null) {
      transactions.ofAll("delete from announcement where link = $1 and version = $2", parameters);
      return;
    }
    transactions.ofAll(
        """
        update announcement set claimed_until = null,
          due_at = case when version = $2 then null else due_at end
        where link = $1
        """,
        parameters);
  }

  @Override
  public void postpone(Announcement announcement, Instant until) {
    transactions.ofAll(
        """
        update announcement set claimed_until = null,
          due_at = case when version = $2 then $3 else due_at end
        where link = $1
        """,
        Tuple.of(announcement.link(), announcement.version(), at(until)));
  }

  private static Announcement announcement(Row row) {
    UUID resource = row.getUUID("resource");
    return new Announcement(
        row.getString("tenant"),
        row.getUUID("link"),
        row.getLong("version"),
        row.getInteger("attempts"),
        resource == null ? null : new Connection(resource, row.getUUID("grant_id")));
  }
}
