package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.Deletions;
import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.Pair;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Deletions from Google, as the guard needs them. */
@Singleton
public class PostgresDeletions implements Deletions {

  private static final String COUNT =
      """
      select
        (select count(*)::int from deletion
         where tenant = $1 and link = $2 and pair <> $3 and at >= $4) as deleted,
        (select count(*)::int from pair
         where tenant = $1 and link = $2 and entry is not null and event is not null) as standing
      """;

  private static final String NOTE =
      """
      insert into deletion (tenant, link, pair, at) values ($1, $2, $3, $4)
      on conflict (link, pair) do update set at = excluded.at
      """;

  private final Transactions transactions;

  public PostgresDeletions(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Count count(Link link, Pair pair, Instant since) {
    var row =
        transactions
            .query(link.tenant(), COUNT, Tuple.of(link.tenant(), link.id(), pair.id(), at(since)))
            .iterator()
            .next();
    int deleted = row.getInteger("deleted");
    return new Count(deleted, row.getInteger("standing") + deleted);
  }

  @Override
  public void note(Link link, Pair pair, Instant when) {
    transactions.query(
        link.tenant(), NOTE, Tuple.of(link.tenant(), link.id(), pair.id(), at(when)));
  }

  @Override
  public Ruling ruling(Link link, Instant now) {
    var rows =
        transactions.query(
            link.tenant(),
            "select ruling from link where tenant = $1 and id = $2 and ruling_until > $3",
            Tuple.of(link.tenant(), link.id(), at(now)));
    return Transactions.rows(rows, row -> Ruling.valueOf(row.getString(0))).stream()
        .findFirst()
        .orElse(Ruling.NONE);
  }

  @Override
  public void rule(Link link, Ruling ruling, Instant until) {
    transactions.query(
        link.tenant(),
        "update link set ruling = $3, ruling_until = $4 where tenant = $1 and id = $2",
        Tuple.of(link.tenant(), link.id(), ruling.name(), at(until)));
  }
}
