package dev.calbridge.credential.grant;

import dev.calbridge.credential.vault.SealedSecret;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Refresh tokens of ended grants that the provider has still to be told of, of all tenants. */
public interface Revocations {

  /**
   * Takes some that are due; nobody else gets them before {@code again}. One whose account has been
   * granted anew meanwhile, by any tenant, is dropped: revoking would end that grant too.
   */
  Uni<List<Due>> take(Instant now, Instant again, int limit);

  /** Told, dead anyway, or given up: forgets the token. */
  Uni<Void> done(Due due);

  /** Try again then. */
  Uni<Void> later(Due due, Instant at);

  /**
   * @param attempts made before
   * @param giveUpAt after that it is not tried again
   */
  record Due(String tenant, UUID grant, int attempts, Instant giveUpAt, SealedSecret token) {}
}
