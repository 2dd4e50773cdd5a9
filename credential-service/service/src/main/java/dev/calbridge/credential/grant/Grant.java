package dev.calbridge.credential.grant;

import dev.calbridge.credential.vault.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
    Instant createdAt,
    Instant changedAt) {

  public Grant {
    scopes = List.copyOf(scopes);
  }

  /** What the refresh token is sealed for. */
  Purpose purpose() {
    return new Purpose(tenant, "oauth-refresh-token/" + provider + "/" + account);
  }
}
