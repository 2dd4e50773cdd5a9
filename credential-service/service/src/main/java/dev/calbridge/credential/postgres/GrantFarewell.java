package dev.calbridge.credential.postgres;

import dev.calbridge.credential.credential.Expected;
import dev.calbridge.credential.grant.EndGrant;
import dev.calbridge.credential.grant.Grants;
import dev.calbridge.credential.grant.Grants.Filter;
import dev.calbridge.kit.records.TenantFarewell;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Set;

/** Gives a leaving tenant's grants back; what that takes is kept until the provider knows. */
@Singleton
public final class GrantFarewell implements TenantFarewell {

  private static final Filter SOME = new Filter(null, null, null, 50);

  private static final Set<String> NEEDED =
      Set.of("oauth_revocation", "vault_secret", "vault_tenant");

  private final Grants grants;
  private final EndGrant endGrant;
  private final Pool pool;

  public GrantFarewell(Grants grants, EndGrant endGrant, Pool pool) {
    this.grants = grants;
    this.endGrant = endGrant;
    this.pool = pool;
  }

  @Override
  public Uni<Set<String>> say(String tenant) {
    return endAll(tenant)
        .chain(
            () ->
                pool.preparedQuery("select from oauth_revocation where tenant = $1 limit 1")
                    .execute(Tuple.of(tenant)))
        .map(rows -> rows.size() > 0 ? NEEDED : Set.of());
  }

  private Uni<Void> endAll(String tenant) {
    return grants
        .list(tenant, SOME)
        .chain(
            page ->
                page.items().isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Multi.createFrom()
                        .iterable(page.items())
                        .onItem()
                        .transformToUniAndConcatenate(
                            used -> endGrant.end(tenant, used.grant().id(), new Expected.Any()))
                        .collect()
                        .last()
                        .chain(() -> endAll(tenant)));
  }
}
