package dev.calbridge.credential.postgres;

import dev.calbridge.credential.vault.Purpose;
import dev.calbridge.credential.vault.SealedSecret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Rows of {@code vault_secret}, in the transaction of whatever they belong to. */
final class SecretRows {

  /** What {@link #read} reads. */
  static final String COLUMNS = "s.key_id, s.wrapped_key, s.ciphertext";

  private static final String PUT =
      "insert into vault_secret (tenant, purpose, key_id, wrapped_key, ciphertext, sealed_at)"
          + " values ($1, $2, $3, $4, $5, $6)"
          + " on conflict (tenant, purpose) do update set key_id = excluded.key_id,"
          + " wrapped_key = excluded.wrapped_key, ciphertext = excluded.ciphertext,"
          + " sealed_at = excluded.sealed_at";

  private static final String LIST_TENANT =
      "insert into vault_tenant (tenant) values ($1) on conflict (tenant) do nothing";

  private SecretRows() {}

  static Uni<Void> put(SqlConnection connection, Purpose purpose, SealedSecret secret, Instant at) {
    return connection
        .preparedQuery(PUT)
        .execute(
            Tuple.from(
                List.of(
                    purpose.tenant(),
                    purpose.use(),
                    secret.keyId(),
                    Buffer.buffer(secret.wrappedKey()),
                    Buffer.buffer(secret.ciphertext()),
                    at.atOffset(ZoneOffset.UTC))))
        .chain(() -> connection.preparedQuery(LIST_TENANT).execute(Tuple.of(purpose.tenant())))
        .replaceWithVoid();
  }

  static Uni<Optional<SealedSecret>> find(SqlConnection connection, Purpose purpose) {
    return connection
        .preparedQuery(
            "select " + COLUMNS + " from vault_secret s where s.tenant = $1 and s.purpose = $2")
        .execute(Tuple.of(purpose.tenant(), purpose.use()))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(read(rows.iterator().next())));
  }

  static Uni<Void> remove(SqlConnection connection, Purpose purpose) {
    return connection
        .preparedQuery("delete from vault_secret where tenant = $1 and purpose = $2")
        .execute(Tuple.of(purpose.tenant(), purpose.use()))
        .replaceWithVoid();
  }

  static SealedSecret read(Row row) {
    return new SealedSecret(
        row.getString("key_id"),
        row.getBuffer("wrapped_key").getBytes(),
        row.getBuffer("ciphertext").getBytes());
  }
}
