package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.Consents;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Consents started here. */
@Singleton
public class PostgresConsents implements Consents {

  private final Transactions transactions;

  public PostgresConsents(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(String tenant, Started started) {
    transactions.query(
        tenant,
        """
        insert into consent (tenant, id, resource, starter, grant_id, expires_at)
        values ($1, $2, $3, $4, $5, $6)
        """,
        Tuple.of(
            tenant,
            started.id(),
            started.resource(),
            started.starter(),
            started.grant(),
            at(started.expiresAt())));
  }

  @Override
  public Optional<Started> find(String tenant, UUID consent) {
    var rows =
        transactions.query(
            tenant,
            """
            select id, resource, starter, grant_id, expires_at from consent
            where tenant = $1 and id = $2
            """,
            Tuple.of(tenant, consent));
    return Transactions.rows(
            rows,
            row ->
                new Started(
                    row.getUUID(0),
                    row.getUUID(1),
                    row.getString(2),
                    row.getUUID(3),
                    Objects.requireNonNull(Transactions.instant(row.getOffsetDateTime(4)))))
        .stream()
        .findFirst();
  }

  @Override
  public void granted(String tenant, UUID consent, UUID grant) {
    transactions.query(
        tenant,
        "update consent set grant_id = $3 where tenant = $1 and id = $2",
        Tuple.of(tenant, consent, grant));
  }

  @Override
  public boolean gave(String tenant, String user, UUID resource, UUID grant) {
    return transactions
            .query(
                tenant,
                """
                select 1 from consent
                where tenant = $1 and starter = $2 and resource = $3 and grant_id = $4 limit 1
                """,
                Tuple.of(tenant, user, resource, grant))
            .rowCount()
        > 0;
  }
}
