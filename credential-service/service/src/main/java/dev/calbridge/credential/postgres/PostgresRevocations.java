package dev.calbridge.credential.postgres;

import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.grant.Revocations;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The queue of revocations in PostgreSQL; several workers share it. */
@Singleton
public final class PostgresRevocations implements Revocations {

  private static final String TAKE =
      "update oauth_revocation r set attempts = r.attempts + 1, due_at = $2"
          + " where (r.tenant, r.grant_id) in (select tenant, grant_id from oauth_revocation"
          + " where due_at <= $1 order by due_at limit $3 for update skip locked)"
          + " returning r.tenant, r.grant_id, r.attempts - 1 as attempts, r.give_up_at,"
          + " exists (select 1 from oauth_account a where a.digest = r.digest) as granted_anew";

  private static final String REMOVE =
      "delete from oauth_revocation where tenant = $1 and grant_id = $2";

  private static final String LATER =
      "update oauth_revocation set due_at = $3 where tenant = $1 and grant_id = $2";

  private final Pool pool;
  private final TenantDatabase database;

  public PostgresRevocations(Pool pool, TenantDatabase database) {
    this.pool = pool;
    this.database = database;
  }

  @Override
  public Uni<List<Due>> take(Instant now, Instant again, int limit) {
    return pool.preparedQuery(TAKE)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), again.atOffset(ZoneOffset.UTC), limit))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUniAndConcatenate(this::due)
        .filter(Optional::isPresent)
        .map(Optional::get)
        .collect()
        .asList();
  }

  private Uni<Optional<Due>> due(Row row) {
    String tenant = row.getString("tenant");
    var grant = row.getUUID("grant_id");
    return database
        .inTransaction(
            tenant, connection -> SecretRows.find(connection, Grant.revocation(tenant, grant)))
        .chain(
            token -> {
              if (token.isEmpty() || row.getBoolean("granted_anew")) {
                return forget(tenant, grant).replaceWith(Optional.empty());
              }
              return Uni.createFrom()
                  .item(
                      Optional.of(
                          new Due(
                              tenant,
                              grant,
                              row.getInteger("attempts"),
                              row.getOffsetDateTime("give_up_at").toInstant(),
                              token.get())));
            });
  }

  @Override
  public Uni<Void> done(Due due) {
    return forget(due.tenant(), due.grant());
  }

  private Uni<Void> forget(String tenant, UUID grant) {
    return database.inTransaction(
        tenant,
        connection ->
            SecretRows.remove(connection, Grant.revocation(tenant, grant))
                .chain(() -> connection.preparedQuery(REMOVE).execute(Tuple.of(tenant, grant)))
                .replaceWithVoid());
  }

  @Override
  public Uni<Void> later(Due due, Instant at) {
    return pool.preparedQuery(LATER)
        .execute(Tuple.of(due.tenant(), due.grant(), at.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
