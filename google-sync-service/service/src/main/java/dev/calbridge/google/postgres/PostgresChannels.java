package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.Channels;
import dev.calbridge.google.link.Link;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Push channels. */
@Singleton
public class PostgresChannels implements Channels {

  private final Transactions transactions;

  public PostgresChannels(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Channel> ofLink(Link link, Instant now) {
    return Transactions.rows(
        transactions.ofAll(
            """
            select id, resource_id, opened_at, expires_at from channel
            where link = $1 and expires_at > $2 and opened order by opened_at desc
            """,
            Tuple.of(link.id(), at(now))),
        PostgresChannels::channel);
  }

  private static Channel channel(Row row) {
    return new Channel(
        row.getString(0),
        row.getString(1),
        Objects.requireNonNull(Transactions.instant(row.getOffsetDateTime(2))),
        Objects.requireNonNull(Transactions.instant(row.getOffsetDateTime(3))));
  }

  @Override
  public List<Opening> unanswered(Link link, Instant now) {
    return Transactions.rows(
        transactions.ofAll(
            """
            select id, resource_id, opened_at from channel
            where link = $1 and expires_at > $2 and not opened order by opened_at desc
            """,
            Tuple.of(link.id(), at(now))),
        row ->
            new Opening(
                row.getString(0),
                row.getString(1),
                Objects.requireNonNull(Transactions.instant(row.getOffsetDateTime(2)))));
  }

  /** What has expired is forgotten by the way. */
  @Override
  public void opening(Link link, String channel, String token, Instant now, Instant until) {
    transactions.ofAll(
        """
        with forgotten as (delete from channel where link = $3 and expires_at <= $5)
        insert into channel (id, tenant, link, token_hash, opened_at, expires_at, opened)
        values ($1, $2, $3, $4, $5, $6, false)
        """,
        Tuple.of(channel, link.tenant(), link.id(), Digests.of(token), at(now), at(until)));
  }

  @Override
  public void opened(Link link, Channel channel) {
    transactions.ofAll(
        """
        update channel set resource_id = $3, opened_at = $4, expires_at = $5, opened = true
        where id = $1 and link = $2
        """,
        Tuple.of(
            channel.id(),
            link.id(),
            channel.resourceId(),
            at(channel.openedAt()),
            at(channel.expiresAt())));
  }

  @Override
  public void heard(Watched from, String channel, String resourceId) {
    transactions.ofAll(
        "update channel set resource_id = $3 where id = $1 and link = $2 and not opened",
        Tuple.of(channel, from.link(), resourceId));
  }

  @Override
  public void remove(Link link, String channel) {
    transactions.ofAll(
        "delete from channel where id = $1 and link = $2", Tuple.of(channel, link.id()));
  }

  @Override
  public Optional<Watched> recognise(String channel, String token) {
    var rows =
        transactions.ofAll(
            "select tenant, link, token_hash, opened from channel where id = $1",
            Tuple.of(channel));
    return Transactions.rows(rows, Function.identity()).stream()
        .filter(row -> Digests.same(row.getBuffer(2).getDelegate(), Digests.of(token)))
        .map(row -> new Watched(row.getString(0), row.getUUID(1), row.getBoolean(3)))
        .findFirst();
  }

  @Override
  public void refused(Link link, Instant until) {
    transactions.query(
        link.tenant(),
        "update link set no_push_before = $3 where tenant = $1 and id = $2",
        Tuple.of(link.tenant(), link.id(), at(until)));
  }

  @Override
  public boolean refusedAt(Link link, Instant now) {
    return transactions
            .query(
                link.tenant(),
                "select 1 from link where tenant = $1 and id = $2 and no_push_before > $3",
                Tuple.of(link.tenant(), link.id(), at(now)))
            .rowCount()
        > 0;
  }
}
