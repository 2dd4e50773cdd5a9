package dev.calbridge.credential.grant;

import dev.calbridge.credential.vault.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one outside account allowed one tenant. There is one per (tenant, provider, account):
 * consenting again renews it.
 *
 * @param tenant alias of the tenant
 * @param id identifies it within the tenant
 * @param version 1 at first, one more with every change
 * @param provider {@code google}
 * @param account the provider's {@code sub}
 * @param scopes what was really granted
 * @param state whether it still holds
 * @param lastConsent the consent flow that made or renewed it last, or null if there was none
 * @param createdAt of the first consent
 * @param changedAt of this version
 */
public record Grant(
    String tenant,
    UUID id,
    long version,
    String provider,
    String account,
    List<String> scopes,
    GrantState state,
    @Nullable UUID lastConsent,
    Instant createdAt,
    Instant changedAt) {

  public Grant {
    scopes = List.copyOf(scopes);
  }

  /** What the refresh token is sealed for. */
  public Purpose refreshToken() {
    return new Purpose(tenant, "oauth-refresh-token/" + provider + "/" + account);
  }

  /** What the access token is sealed for. */
  public Purpose accessToken() {
    return accessToken(tenant, id);
  }

  /** What the access token of a grant is sealed for. */
  public static Purpose accessToken(String tenant, UUID grant) {
    return new Purpose(tenant, "oauth-access-token/" + grant);
  }

  /** What the refresh token is sealed for once nothing may be done with it but revoke it. */
  public static Purpose revocation(String tenant, UUID grant) {
    return new Purpose(tenant, "oauth-revocation/" + grant);
  }
}
