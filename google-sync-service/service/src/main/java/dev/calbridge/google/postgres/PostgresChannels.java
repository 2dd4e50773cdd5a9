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
            where link = $1 and expires_at > $2 order by opened_at desc
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
  public void add(Link link, Channel channel, String token) {
    transactions.ofAll(
        """
        with forgotten as (delete from channel where link = $3 and expires_at <= $6)
        insert into channel (id, tenant, link, token_hash, resource_id, opened_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        """,
        Tuple.tuple()
            .addValue(channel.id())
            .addValue(link.tenant())
            .addValue(link.id())
            .addValue(Digests.of(token))
            .addValue(channel.resourceId())
            .addValue(at(channel.openedAt()))
            .addValue(at(channel.expiresAt())));
  }

  @Override
  public void remove(Link link, Channel channel) {
    transactions.ofAll(
        "delete from channel where id = $1 and link = $2", Tuple.of(channel.id(), link.id()));
  }

  @Override
  public Optional<Watched> recognise(String channel, String token) {
    var rows =
        transactions.ofAll(
            "select tenant, link, token_hash from channel where id = $1", Tuple.of(channel));
    return Transactions.rows(rows, Function.identity()).stream()
        .filter(row -> Digests.same(row.getBuffer(2).getDelegate(), Digests.of(token)))
        .map(row -> new Watched(row.getString(0), row.getUUID(1)))
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
