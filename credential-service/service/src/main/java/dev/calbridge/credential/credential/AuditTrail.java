package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.AuditKind;
import dev.calbridge.credential.contract.CredentialAuditEntry;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to credentials; the entry's type is the contract's, for it says all there is. */
public interface AuditTrail {

  /** Newest first. */
  Uni<List<CredentialAuditEntry>> read(Search search);

  /**
   * Which entries.
   *
   * @param tenant alias of the tenant
   * @param credential of this one only, or null
   * @param user of this user's credentials only, or null
   * @param kind of this kind only, or null
   * @param since not older than this, or null
   * @param before older than this entry, or null
   * @param limit most of them
   */
  record Search(
      String tenant,
      @Nullable UUID credential,
      @Nullable String user,
      @Nullable AuditKind kind,
      @Nullable Instant since,
      @Nullable Long before,
      int limit) {}
}
