package dev.calbridge.credential.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What others may know of an OAuth grant; never a token, a code or an e-mail address. A full
 * snapshot, newest version wins. It tells whether asking for an access token makes sense.
 *
 * @param tenant alias of the tenant
 * @param id identifies the grant
 * @param version grows with every change of what stands here
 * @param provider {@code google}
 * @param account the provider's {@code sub} of the account that consented
 * @param state whether it still holds
 * @param scopes what was really granted
 * @param lastConsent the consent flow that made or renewed it last ({@link OAuthConsent#id()}), or
 *     null if the code was handed over without one
 * @param changedAt when this version was committed
 */
public record OAuthGrantSnapshot(
    String tenant,
    UUID id,
    long version,
    String provider,
    String account,
    State state,
    List<String> scopes,
    @Nullable UUID lastConsent,
    Instant changedAt) {

  public OAuthGrantSnapshot {
    scopes = List.copyOf(scopes);
  }

  /** Whether a grant still holds. */
  public enum State {
    ACTIVE,
    /** The provider takes it no longer: somebody has to consent again. Told once per loss. */
    CONSENT_NEEDED,
    /**
     * Ended here, by an administrator or with its last use; the tombstone follows at once. A later
     * consent of the account makes another grant with another id.
     */
    REVOKED
  }
}
