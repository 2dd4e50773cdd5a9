package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.RemoteEvent;
import dev.calbridge.google.link.Tombstones;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tombstones of links; a link's old ones go when it gets new ones. */
@Singleton
public class PostgresTombstones implements Tombstones {

  private static final String PUT =
      """
      with old as (
        delete from tombstone
        where tenant = $1 and link = $2 and kept_since < now() - interval '1 hour'
          and event <> all ($3::text[]))
      insert into tombstone (tenant, link, event, etag, changed_at)
      select distinct on (event) $1, $2::uuid, event, etag, changed_at
      from unnest($3::text[], $4::text[], $5::timestamptz[]) as gone (event, etag, changed_at)
      on conflict (link, event) do update
        set etag = excluded.etag, changed_at = excluded.changed_at, kept_since = now()
      """;

  private static final String OF =
      """
      select event, etag, changed_at from tombstone
      where tenant = $1 and link = $2 and event = any ($3::text[])
      """;

  private final Transactions transactions;

  public PostgresTombstones(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void put(Link link, List<RemoteEvent> gone) {
    transactions.query(
        link.tenant(),
        PUT,
        Tuple.of(
            link.tenant(),
            link.id(),
            gone.stream().map(RemoteEvent::id).toArray(String[]::new),
            gone.stream().map(RemoteEvent::etag).toArray(String[]::new),
            gone.stream().map(event -> at(event.changedAt())).toArray(OffsetDateTime[]::new)));
  }

  @Override
  public Map<String, Tombstone> of(Link link, Set<String> events) {
    Map<String, Tombstone> found = new HashMap<>();
    for (Row row :
        transactions.query(
            link.tenant(), OF, Tuple.of(link.tenant(), link.id(), events.toArray(String[]::new)))) {
      found.put(
          row.getString("event"),
          new Tombstone(
              row.getString("etag"), Transactions.instant(row.getOffsetDateTime("changed_at"))));
    }
    return found;
  }
}
