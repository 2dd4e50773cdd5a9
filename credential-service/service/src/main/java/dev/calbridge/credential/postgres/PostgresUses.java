package dev.calbridge.credential.postgres;

import dev.calbridge.credential.credential.CredentialUse;
import dev.calbridge.credential.credential.Uses;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Table {@code credential_use}, to read. */
@Singleton
public final class PostgresUses implements Uses {

  private static final String LAST =
      "select distinct on (credential) credential, last_used_at, address, client"
          + " from credential_use where tenant = $1 and credential = any($2)"
          + " order by credential, last_used_at desc";

  private static final String NETWORKS =
      "select distinct network from credential_use"
          + " where tenant = $1 and credential = $2 and network is not null";

  private final TenantDatabase database;

  public PostgresUses(TenantDatabase database) {
    this.database = database;
  }

  @Override
  public Uni<Map<UUID, CredentialUse>> last(String tenant, Collection<UUID> credentials) {
    Tuple wanted = Tuple.of(tenant, credentials.toArray(UUID[]::new));
    return database
        .inTransaction(tenant, connection -> connection.preparedQuery(LAST).execute(wanted))
        .map(
            rows -> {
              Map<UUID, CredentialUse> found = new HashMap<>();
              for (Row row : rows) {
                found.put(
                    row.getUUID(0),
                    new CredentialUse(
                        row.getOffsetDateTime(1).toInstant(), row.getString(2), row.getString(3)));
              }
              return found;
            });
  }

  @Override
  public Uni<Set<String>> networks(String tenant, UUID credential) {
    return database
        .inTransaction(
            tenant,
            connection -> connection.preparedQuery(NETWORKS).execute(Tuple.of(tenant, credential)))
        .map(
            rows -> {
              Set<String> found = new HashSet<>();
              rows.forEach(row -> found.add(row.getString(0)));
              return found;
            });
  }
}
