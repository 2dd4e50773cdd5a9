package dev.calbridge.credential.postgres;

import dev.calbridge.credential.vault.Purpose;
import dev.calbridge.credential.vault.SealedSecret;
import dev.calbridge.credential.vault.SealedSecrets;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sealed secrets in PostgreSQL, tenant by tenant: row-level security holds here as well. Replicas
 * share the rows out with {@code skip locked}; order does not matter.
 */
@Singleton
public final class PostgresSealedSecrets implements SealedSecrets {

  private static final String SOME =
      "select s.purpose, "
          + SecretRows.COLUMNS
          + " from vault_secret s where s.tenant = $1 and s.key_id <> $2 and s.purpose > $3"
          + " order by s.purpose limit $4 for update skip locked";

  /** The ciphertext stays: the data key in it is the same. */
  private static final String REWRAP =
      "update vault_secret set key_id = $3, wrapped_key = $4 where tenant = $1 and purpose = $2";

  private static final String COUNT =
      "select key_id, count(*) from vault_secret where tenant = $1 group by key_id";

  private final Pool pool;
  private final TenantDatabase database;

  public PostgresSealedSecrets(Pool pool, TenantDatabase database) {
    this.pool = pool;
    this.database = database;
  }

  @Override
  public Uni<List<String>> tenants() {
    return pool.query("select tenant from vault_tenant order by tenant")
        .execute()
        .map(
            rows -> {
              List<String> tenants = new ArrayList<>();
              rows.forEach(row -> tenants.add(row.getString(0)));
              return tenants;
            });
  }

  @Override
  public Uni<Batch> rewrapSome(
      String tenant, String newest, String after, int limit, Rewrap rewrap) {
    return database.inTransaction(
        tenant,
        connection ->
            connection
                .preparedQuery(SOME)
                .execute(Tuple.of(tenant, newest, after, limit))
                .chain(rows -> rewrap(connection, tenant, rows, rewrap)));
  }

  private static Uni<Batch> rewrap(
      SqlConnection connection, String tenant, RowSet<Row> rows, Rewrap rewrap) {
    List<Tuple> changes = new ArrayList<>();
    String last = null;
    for (Row row : rows) {
      last = row.getString("purpose");
      Purpose purpose = new Purpose(tenant, last);
      Optional<SealedSecret> anew = rewrap.apply(purpose, SecretRows.read(row));
      anew.ifPresent(secret -> changes.add(change(purpose, secret)));
    }
    Batch batch = new Batch(changes.size(), rows.size() - changes.size(), last);
    return changes.isEmpty()
        ? Uni.createFrom().item(batch)
        : connection.preparedQuery(REWRAP).executeBatch(changes).replaceWith(batch);
  }

  private static Tuple change(Purpose purpose, SealedSecret secret) {
    return Tuple.of(
        purpose.tenant(), purpose.use(), secret.keyId(), Buffer.buffer(secret.wrappedKey()));
  }

  @Override
  public Uni<Map<String, Long>> countByKey(String tenant) {
    return database.inTransaction(
        tenant,
        connection ->
            connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(tenant))
                .map(
                    rows -> {
                      Map<String, Long> counts = new HashMap<>();
                      rows.forEach(row -> counts.put(row.getString(0), row.getLong(1)));
                      return counts;
                    }));
  }
}
