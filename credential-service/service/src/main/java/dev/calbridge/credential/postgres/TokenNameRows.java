package dev.calbridge.credential.postgres;

import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.grant.LostGrants.Holder;
import dev.calbridge.credential.grant.TokenDigests.Digests;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Rows of {@code oauth_token_name}: by which digests a grant's refresh token is found. */
final class TokenNameRows {

  private static final String PUT =
      "insert into oauth_token_name as t (tenant, grant_id, beginning_hash, double_hash)"
          + " values ($1, $2, $3, $4) on conflict (tenant, grant_id) do update"
          + " set beginning_hash = excluded.beginning_hash, double_hash = excluded.double_hash"
          + " where t.double_hash <> excluded.double_hash";

  private static final String FIND =
      "select tenant, grant_id from oauth_token_name where beginning_hash = $1"
          + " union select tenant, grant_id from oauth_token_name where double_hash = $1";

  private TokenNameRows() {}

  static Uni<Void> put(SqlConnection connection, Grant grant, Digests digests) {
    return connection
        .preparedQuery(PUT)
        .execute(Tuple.of(grant.tenant(), grant.id(), digests.beginning(), digests.doubleHash()))
        .replaceWithVoid();
  }

  /** Of all tenants. */
  static Uni<List<Holder>> find(SqlClient client, String digest) {
    return client.preparedQuery(FIND).execute(Tuple.of(digest)).map(TokenNameRows::holders);
  }

  /** Of rows with a tenant and a grant. */
  static List<Holder> holders(RowSet<Row> rows) {
    List<Holder> holders = new ArrayList<>();
    rows.forEach(row -> holders.add(new Holder(row.getString("tenant"), row.getUUID("grant_id"))));
    return holders;
  }
}
