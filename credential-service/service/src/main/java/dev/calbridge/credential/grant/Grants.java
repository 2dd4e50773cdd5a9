package dev.calbridge.credential.grant;

import dev.calbridge.credential.vault.SealedSecret;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The grants that are kept, each with its sealed refresh token. */
public interface Grants {

  /**
   * Keeps the grant, or renews the one its tenant already has of that account.
   *
   * @return as kept: a renewed one has its old id, the next version and is active again
   */
  Uni<Grant> keep(Grant grant, SealedSecret refreshToken);

  Uni<List<Grant>> list(String tenant);

  Uni<Optional<Grant>> find(String tenant, UUID id);

  Uni<Optional<Kept>> findWithToken(String tenant, UUID id);

  /** Notes that consent is needed, unless the grant has changed since that version. */
  Uni<Void> noteConsentNeeded(Grant grant);

  /**
   * @return false if there was none
   */
  Uni<Boolean> remove(String tenant, UUID id);

  /** A grant with its refresh token. */
  record Kept(Grant grant, SealedSecret refreshToken) {}
}
