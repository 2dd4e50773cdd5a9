package dev.calbridge.credential.wiring;

import dev.calbridge.credential.crypto.Sha256TokenDigests;
import dev.calbridge.credential.grant.AcceptConsent;
import dev.calbridge.credential.grant.EndGrant;
import dev.calbridge.credential.grant.EndUnusedGrants;
import dev.calbridge.credential.grant.Grants;
import dev.calbridge.credential.grant.IssueAccessToken;
import dev.calbridge.credential.grant.LoseGrants;
import dev.calbridge.credential.grant.LostGrants;
import dev.calbridge.credential.grant.RefreshTimes;
import dev.calbridge.credential.grant.Revocations;
import dev.calbridge.credential.grant.RevokeTokens;
import dev.calbridge.credential.grant.TokenDigests;
import dev.calbridge.credential.grant.TokenEndpoint;
import dev.calbridge.credential.grant.TokenTurns;
import dev.calbridge.credential.grant.UnusedGrants;
import dev.calbridge.credential.kafka.GrantEvents;
import dev.calbridge.credential.postgres.PostgresTokenTurns;
import dev.calbridge.credential.provider.GoogleSettings;
import dev.calbridge.credential.vault.Vault;
import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantDatabase;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** The use cases around grants, which know nothing of the container. */
@Dependent
public class GrantBeans {

  /** A turn outlives the call it is for: nobody else starts while the first is still at it. */
  private static final Duration AFTER_THE_CALL = Duration.ofSeconds(5);

  @Produces
  @Singleton
  TokenTurns tokenTurns(
      TenantDatabase database,
      GrantEvents events,
      Outbox outbox,
      OutboxRelay relay,
      GoogleSettings google) {
    return new PostgresTokenTurns(
        database, events, outbox, relay, google.timeout().plus(AFTER_THE_CALL));
  }

  @Produces
  @Singleton
  AcceptConsent acceptConsent(
      Grants grants,
      TokenEndpoint endpoint,
      Vault vault,
      TokenDigests digests,
      GoogleSettings google,
      Clock clock) {
    return new AcceptConsent(
        grants, endpoint, vault, digests, google.requiredScopes(), UUID::randomUUID, clock);
  }

  @Produces
  @Singleton
  IssueAccessToken issueAccessToken(
      TokenTurns turns,
      TokenEndpoint endpoint,
      Vault vault,
      TokenDigests digests,
      GoogleSettings google,
      SecureRandom random,
      Clock clock) {
    RefreshTimes times =
        new RefreshTimes(
            google.tokenMargin(),
            google.refreshAhead(),
            google.refreshSpread(),
            random::nextDouble);
    return new IssueAccessToken(
        turns, endpoint, vault, digests, times, google.refreshPatience(), UUID::randomUUID, clock);
  }

  @Produces
  @Singleton
  EndGrant endGrant(
      Grants grants,
      Vault vault,
      GoogleSettings google,
      Clock clock,
      Instance<Background> background) {
    return new EndGrant(
        grants, vault, google.revokeFor(), clock, () -> background.get().grantEnded());
  }

  @Produces
  @Singleton
  RevokeTokens revokeTokens(
      Revocations revocations, TokenEndpoint endpoint, Vault vault, Clock clock) {
    return new RevokeTokens(revocations, endpoint, vault, clock);
  }

  @Produces
  @Singleton
  TokenDigests tokenDigests() {
    return new Sha256TokenDigests();
  }

  @Produces
  @Singleton
  LoseGrants loseGrants(LostGrants grants, TokenDigests digests, Clock clock) {
    return new LoseGrants(grants, digests, clock);
  }

  @Produces
  @Singleton
  EndUnusedGrants endUnusedGrants(
      UnusedGrants grants, EndGrant end, GoogleSettings google, Clock clock) {
    return new EndUnusedGrants(grants, end, google.unusedFor(), clock);
  }
}
