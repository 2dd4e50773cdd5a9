package dev.calbridge.credential.postgres;

import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.grant.GrantState;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** Rows of {@code oauth_grant}. */
final class GrantRows {

  /** What {@link #read} reads. */
  static final String COLUMNS =
      "g.tenant, g.id, g.version, g.provider, g.account, g.scopes, g.state, g.last_consent,"
          + " g.created_at, g.changed_at";

  static final String DIGEST_OF_ACCOUNT = "sha256(convert_to($1 || '/' || $2, 'UTF8'))";

  private GrantRows() {}

  static Grant read(Row row) {
    return new Grant(
        row.getString("tenant"),
        row.getUUID("id"),
        row.getLong("version"),
        row.getString("provider"),
        row.getString("account"),
        // separated by blanks (RFC 6749 section 3.3)
        List.of(row.getString("scopes").split(" ", -1)),
        GrantState.valueOf(row.getString("state")),
        row.getUUID("last_consent"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("changed_at").toInstant());
  }
}
