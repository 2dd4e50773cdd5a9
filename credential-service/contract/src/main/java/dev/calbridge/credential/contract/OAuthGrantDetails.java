package dev.calbridge.credential.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/oauth-grants}: a grant as administrators see it, never a token.
 *
 * @param id identifies the grant
 * @param provider {@code google}
 * @param account the provider's {@code sub} of the account that consented
 * @param scopes what was really granted
 * @param state whether it still holds
 * @param createdAt first consent
 * @param changedAt last consent or loss of it
 * @param uses how many links use it; null from a service that does not count yet
 */
public record OAuthGrantDetails(
    UUID id,
    String provider,
    String account,
    List<String> scopes,
    State state,
    Instant createdAt,
    Instant changedAt,
    @Nullable Integer uses) {

  public OAuthGrantDetails {
    scopes = List.copyOf(scopes);
  }

  /** Whether a grant still holds. */
  public enum State {
    ACTIVE,
    /** Somebody has to consent again. */
    CONSENT_NEEDED
  }
}
