package dev.calbridge.credential.postgres;

import dev.calbridge.credential.grant.LostGrants;
import dev.calbridge.credential.kafka.GrantEvents;
import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Finds grants by directories that hold digests only. */
@Singleton
public final class PostgresLostGrants implements LostGrants {

  private static final String HOLDERS =
      "select tenant, grant_id from oauth_account where digest = " + GrantRows.DIGEST_OF_ACCOUNT;

  private final Pool pool;
  private final TenantDatabase database;
  private final GrantLosses losses;
  private final OutboxRelay relay;

  public PostgresLostGrants(
      Pool pool, TenantDatabase database, GrantEvents events, Outbox outbox, OutboxRelay relay) {
    this.pool = pool;
    this.database = database;
    this.losses = new GrantLosses(events, outbox);
    this.relay = relay;
  }

  @Override
  public Uni<List<Holder>> holders(String provider, String account) {
    return pool.preparedQuery(HOLDERS)
        .execute(Tuple.of(provider, account))
        .map(TokenNameRows::holders);
  }

  @Override
  public Uni<List<Holder>> holdersOfToken(String digest) {
    return TokenNameRows.find(pool, digest);
  }

  @Override
  public Uni<Boolean> lose(Holder holder, Instant until, Instant now) {
    return database
        .inTransaction(
            holder.tenant(),
            connection -> losses.lose(connection, holder.tenant(), holder.grant(), until, now))
        .invoke(relay::wake);
  }

  /** Looks again under the grant's lock: it may have been renewed since it was found. */
  @Override
  public Uni<Boolean> loseToken(String digest, Holder holder, Instant until, Instant now) {
    return database
        .inTransaction(
            holder.tenant(),
            connection ->
                GrantEndings.lock(connection, holder.tenant(), holder.grant())
                    .chain(() -> TokenNameRows.find(connection, digest))
                    .chain(
                        holders ->
                            holders.contains(holder)
                                ? losses.lose(
                                    connection, holder.tenant(), holder.grant(), until, now)
                                : Uni.createFrom().item(false)))
        .invoke(relay::wake);
  }
}
