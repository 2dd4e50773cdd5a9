package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.feed.Feed;
import dev.calbridge.scheduler.feed.FeedSecret;
import dev.calbridge.scheduler.feed.Feeds;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Feeds in PostgreSQL. */
@ApplicationScoped
public class PostgresFeeds implements Feeds {

  private static final String INSERT =
      "insert into feed (tenant, id, resource, user_subject, everything, detail, name,"
          + " secret_hash, created_at) select $1, $2, $3, $4, $5, $6, $7, $8, $9"
          + " where (select count(*) from feed where tenant = $1 and user_subject = $4) < $10";

  private static final String SELECT =
      "select id, resource, user_subject, everything, detail, name, created_at from feed"
          + " where tenant = $1";

  private final Transactions transactions;

  public PostgresFeeds(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Boolean> add(String tenant, Feed feed, FeedSecret secret) {
    Tuple values =
        Tuple.from(
            List.of(
                tenant,
                feed.id(),
                feed.resource(),
                feed.user(),
                feed.everything(),
                feed.detail().name(),
                feed.name(),
                Buffer.buffer(secret.hash()),
                Spans.utc(feed.createdAt()),
                (long) MOST_OF_USER));
    return transactions.write(
        tenant,
        connection ->
            connection.preparedQuery(INSERT).execute(values).map(rows -> rows.rowCount() == 1));
  }

  @Override
  public Uni<List<Feed>> list(String tenant, @Nullable String user) {
    String query = SELECT + (user == null ? "" : " and user_subject = $2") + " order by created_at";
    Tuple values = user == null ? Tuple.of(tenant) : Tuple.of(tenant, user);
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(query + ", id limit 1000")
                .execute(values)
                .map(
                    rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                            .map(PostgresFeeds::feed)
                            .toList()));
  }

  @Override
  public Uni<Boolean> revoke(String tenant, UUID id, @Nullable String user) {
    String query =
        "delete from feed where tenant = $1 and id = $2"
            + (user == null ? "" : " and user_subject = $3");
    Tuple values = user == null ? Tuple.of(tenant, id) : Tuple.of(tenant, id, user);
    return transactions.write(
        tenant,
        connection ->
            connection.preparedQuery(query).execute(values).map(rows -> rows.rowCount() == 1));
  }

  @Override
  public Uni<Optional<Feed>> opened(String tenant, FeedSecret secret) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(SELECT + " and secret_hash = $2")
                .execute(Tuple.of(tenant, Buffer.buffer(secret.hash())))
                .map(rows -> Statements.first(rows).map(PostgresFeeds::feed)));
  }

  private static Feed feed(Row row) {
    return new Feed(
        row.getUUID("id"),
        row.getUUID("resource"),
        row.getString("user_subject"),
        row.getBoolean("everything"),
        Feed.Detail.valueOf(row.getString("detail")),
        row.getString("name"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
