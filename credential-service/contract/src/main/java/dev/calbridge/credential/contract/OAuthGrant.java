package dev.calbridge.credential.contract;

import java.util.List;
import java.util.UUID;

/**
 * What may be known of a grant.
 *
 * @param id identifies the grant
 * @param provider {@code google}
 * @param account the provider's {@code sub} of the account that consented
 * @param scopes what was really granted
 */
public record OAuthGrant(UUID id, String provider, String account, List<String> scopes) {

  public OAuthGrant {
    scopes = List.copyOf(scopes);
  }
}
