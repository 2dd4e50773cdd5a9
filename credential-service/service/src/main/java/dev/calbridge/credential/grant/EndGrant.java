package dev.calbridge.credential.grant;

import dev.calbridge.credential.credential.Expected;
import dev.calbridge.credential.grant.Grants.Ended;
import dev.calbridge.credential.grant.Grants.Ending;
import dev.calbridge.credential.grant.Grants.Kept;
import dev.calbridge.credential.vault.SealedSecret;
import dev.calbridge.credential.vault.Vault;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Forgets a grant and its tokens here, at once, and has the provider told later: if that fails,
 * nothing is kept but a refresh token sealed for revocation alone.
 */
public final class EndGrant {

  private final Grants grants;
  private final Vault vault;
  private final Duration giveUpAfter;
  private final Clock clock;
  private final Runnable ended;

  /**
   * @param giveUpAfter how long to try to tell the provider
   * @param ended run after one has ended; must not block
   */
  public EndGrant(Grants grants, Vault vault, Duration giveUpAfter, Clock clock, Runnable ended) {
    this.grants = grants;
    this.vault = vault;
    this.giveUpAfter = giveUpAfter;
    this.clock = clock;
    this.ended = ended;
  }

  public Uni<Ended> end(String tenant, UUID grant, Expected expected) {
    return Uni.createFrom()
        .deferred(() -> grants.end(tenant, grant, expected, ending()))
        .invoke(ended);
  }

  /** Ends the grant if no other link uses it. */
  public Uni<Void> leave(String tenant, UUID grant, UUID link) {
    return Uni.createFrom()
        .deferred(() -> grants.leave(tenant, grant, link, ending()))
        .invoke(ended);
  }

  /** Some have ended without this class. */
  void ended() {
    ended.run();
  }

  /** How a grant goes that ends now. */
  Ending ending() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Ending(now, now.plus(giveUpAfter), this::reseal);
  }

  private Optional<SealedSecret> reseal(Kept kept) {
    Grant grant = kept.grant();
    if (grant.state() == GrantState.CONSENT_NEEDED) {
      return Optional.empty();
    }
    try {
      String token = vault.open(grant.refreshToken(), kept.refreshToken());
      return Optional.of(vault.seal(Grant.revocation(grant.tenant(), grant.id()), token));
    } catch (Vault.CannotOpen keyIsGone) {
      // A grant whose key is lost can still be ended; its token cannot be used by anybody.
      return Optional.empty();
    }
  }
}
