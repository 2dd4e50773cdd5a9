package dev.calbridge.credential.postgres;

import dev.calbridge.credential.grant.Grants.Ending;
import dev.calbridge.credential.grant.UnusedGrants;
import dev.calbridge.credential.kafka.GrantEvents;
import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks for unused grants tenant by tenant, each ended in a transaction of its own. */
@Singleton
public final class PostgresUnusedGrants implements UnusedGrants {

  private static final String TENANTS =
      "select distinct tenant from oauth_account where $1::text is null or tenant > $1"
          + " order by tenant limit $2";

  private static final String UNUSED =
      "select g.id from oauth_grant g where g.tenant = $1 and g.changed_at <= $2"
          + " and not exists (select 1 from oauth_grant_use u"
          + " where u.tenant = g.tenant and u.grant_id = g.id) order by g.id limit $3";

  private final Pool pool;
  private final TenantDatabase database;
  private final GrantEndings endings;
  private final OutboxRelay relay;

  public PostgresUnusedGrants(
      Pool pool, TenantDatabase database, GrantEvents events, Outbox outbox, OutboxRelay relay) {
    this.pool = pool;
    this.database = database;
    this.endings = new GrantEndings(events, outbox);
    this.relay = relay;
  }

  @Override
  public Uni<List<String>> tenants(@Nullable String after, int limit) {
    return pool.preparedQuery(TENANTS)
        .execute(Tuple.tuple().addValue(after).addValue(limit))
        .map(
            rows -> {
              List<String> tenants = new ArrayList<>();
              rows.forEach(row -> tenants.add(row.getString(0)));
              return tenants;
            });
  }

  @Override
  public Uni<Integer> end(String tenant, Instant untouchedSince, int limit, Ending ending) {
    return unused(tenant, untouchedSince, limit)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(
            grant ->
                database.inTransaction(
                    tenant,
                    connection ->
                        endings.endUnused(connection, tenant, grant, untouchedSince, ending)))
        .filter(ended -> ended)
        .collect()
        .asList()
        .map(List::size)
        .invoke(relay::wake);
  }

  private Uni<List<UUID>> unused(String tenant, Instant untouchedSince, int limit) {
    return database.inTransaction(
        tenant,
        connection ->
            connection
                .preparedQuery(UNUSED)
                .execute(Tuple.of(tenant, untouchedSince.atOffset(ZoneOffset.UTC), limit))
                .map(
                    rows -> {
                      List<UUID> grants = new ArrayList<>();
                      rows.forEach(row -> grants.add(row.getUUID(0)));
                      return grants;
                    }));
  }
}
