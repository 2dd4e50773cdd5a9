package dev.calbridge.credential.postgres;

import dev.calbridge.credential.contract.AuditKind;
import dev.calbridge.credential.contract.CredentialAuditEntry;
import dev.calbridge.credential.contract.RejectionReason;
import dev.calbridge.credential.credential.AuditTrail;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Table {@code credential_audit}, to read. */
@Singleton
public final class PostgresAuditTrail implements AuditTrail {

  private static final String READ =
      """
      select id, at, last_at, kind, reason, credential, user_name, user_subject, version,
        by_subject, count, address, client
      from credential_audit
      where tenant = $1
        and ($2::uuid is null or credential = $2)
        and ($3::text is null or user_subject = $3)
        and ($4::text is null or kind = $4)
        and ($5::timestamptz is null or last_at >= $5)
        and ($6::bigint is null or id < $6)
      order by id desc limit $7
      """;

  private final TenantDatabase database;

  public PostgresAuditTrail(TenantDatabase database) {
    this.database = database;
  }

  @Override
  public Uni<List<CredentialAuditEntry>> read(Search search) {
    AuditKind kind = search.kind();
    var since = search.since();
    Tuple wanted =
        Tuple.tuple()
            .addString(search.tenant())
            .addUUID(search.credential())
            .addString(search.user())
            .addString(kind == null ? null : kind.name())
            .addOffsetDateTime(since == null ? null : since.atOffset(ZoneOffset.UTC))
            .addLong(search.before())
            .addInteger(search.limit());
    return database
        .inTransaction(
            search.tenant(), connection -> connection.preparedQuery(READ).execute(wanted))
        .map(
            rows -> {
              List<CredentialAuditEntry> entries = new ArrayList<>();
              rows.forEach(row -> entries.add(entry(row)));
              return entries;
            });
  }

  private static CredentialAuditEntry entry(Row row) {
    String reason = row.getString(4);
    return new CredentialAuditEntry(
        row.getLong(0),
        row.getOffsetDateTime(1).toInstant(),
        row.getOffsetDateTime(2).toInstant(),
        AuditKind.valueOf(row.getString(3)),
        reason == null ? null : RejectionReason.valueOf(reason),
        row.getUUID(5),
        row.getString(6),
        row.getString(7),
        row.getLong(8),
        row.getString(9),
        row.getLong(10),
        row.getString(11),
        row.getString(12));
  }
}
