package dev.calbridge.credential.consent;

import dev.calbridge.credential.contract.OAuthConsent.Expired;
import dev.calbridge.credential.contract.OAuthConsent.Outcome;
import dev.calbridge.credential.contract.OAuthConsent.Waiting;
import dev.calbridge.credential.vault.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person on the way to a provider and back, perhaps more than once.
 *
 * @param tenant alias of the tenant
 * @param id identifies it within the tenant
 * @param provider {@code google}
 * @param resource what the consent is wanted for
 * @param user subject (OIDC {@code sub}) of who started it
 * @param language of the page at the end
 * @param account the only one that will do, or null
 * @param attempts how often somebody has come back so far
 * @param outcome as noted last; only {@link #outcome(Instant)} knows of the time
 * @param createdAt when it was started
 * @param expiresAt after that it is too late to come back
 */
public record ConsentFlow(
    String tenant,
    UUID id,
    String provider,
    UUID resource,
    String user,
    Language language,
    @Nullable String account,
    int attempts,
    Outcome outcome,
    Instant createdAt,
    Instant expiresAt) {

  /** How it stands. */
  public Outcome outcome(Instant now) {
    return outcome instanceof Waiting && !now.isBefore(expiresAt) ? new Expired() : outcome;
  }

  /** What the code verifier is sealed for. */
  public Purpose codeVerifier() {
    return new Purpose(tenant, "oauth-code-verifier/" + id);
  }

  ConsentFlow ended(Outcome how) {
    return new ConsentFlow(
        tenant, id, provider, resource, user, language, account, attempts, how, createdAt,
        expiresAt);
  }
}
