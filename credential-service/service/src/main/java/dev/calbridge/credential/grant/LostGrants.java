package dev.calbridge.credential.grant;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Grants whose provider says by itself that they no longer hold. */
public interface LostGrants {

  /** Who has a grant of the account, of all tenants. */
  Uni<List<Holder>> holders(String provider, String account);

  /**
   * Whose refresh token it is, of all tenants.
   *
   * @param digest of one of the token's names
   */
  Uni<List<Holder>> holdersOfToken(String digest);

  /**
   * Notes that a consent is needed, and tells so by event.
   *
   * @param until consents after that are left alone: they are newer than the loss
   * @return false if there was nothing to note
   */
  Uni<Boolean> lose(Holder holder, Instant until, Instant now);

  /** The same, but only if the token is still the grant's. */
  Uni<Boolean> loseToken(String digest, Holder holder, Instant until, Instant now);

  /** A tenant that has a grant of an account. */
  record Holder(String tenant, UUID grant) {}
}
