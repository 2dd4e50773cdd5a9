package dev.calbridge.google.postgres;

import dev.calbridge.google.link.Usage;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;

/** Counts of requests to Google. */
@Singleton
public class PostgresUsage implements Usage {

  private final Transactions transactions;

  public PostgresUsage(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(String tenant, UUID grant, LocalDate day, long requests) {
    transactions.query(
        tenant,
        """
        insert into api_use (tenant, grant_id, day, requests) values ($1, $2, $3, $4)
        on conflict (tenant, grant_id, day) do update
          set requests = api_use.requests + excluded.requests
        """,
        Tuple.of(tenant, grant, day, requests));
  }

  @Override
  public long of(String tenant, UUID grant, LocalDate day) {
    var rows =
        transactions.query(
            tenant,
            "select requests from api_use where tenant = $1 and grant_id = $2 and day = $3",
            Tuple.of(tenant, grant, day));
    return Transactions.rows(rows, row -> row.getLong(0)).stream().findFirst().orElse(0L);
  }
}
