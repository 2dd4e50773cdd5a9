package dev.calbridge.credential.grant;

import dev.calbridge.credential.vault.Vault;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Hands out access tokens of a grant. */
public final class IssueAccessToken {

  private final Grants grants;
  private final TokenEndpoint endpoint;
  private final Vault vault;
  private final AccessTokens tokens;

  public IssueAccessToken(Grants grants, TokenEndpoint endpoint, Vault vault, AccessTokens tokens) {
    this.grants = grants;
    this.endpoint = endpoint;
    this.vault = vault;
    this.tokens = tokens;
  }

  /** Fails with {@link TokenEndpoint.Unavailable} if the provider does. */
  public Uni<IssuedToken> issue(String tenant, UUID grant) {
    return tokens.get(tenant, grant, () -> refresh(tenant, grant));
  }

  private Uni<IssuedToken> refresh(String tenant, UUID id) {
    return grants
        .findWithToken(tenant, id)
        .chain(
            found ->
                found
                    .map(this::refresh)
                    .orElseGet(() -> Uni.createFrom().item(new IssuedToken.NoSuchGrant())));
  }

  private Uni<IssuedToken> refresh(Grants.Kept kept) {
    Grant grant = kept.grant();
    return switch (grant.state()) {
      case CONSENT_NEEDED -> Uni.createFrom().item(new IssuedToken.ConsentNeeded());
      case ACTIVE ->
          endpoint
              .refresh(vault.open(grant.purpose(), kept.refreshToken()))
              .chain(
                  refresh ->
                      switch (refresh) {
                        case TokenEndpoint.Refresh.Refreshed(var token) ->
                            Uni.createFrom().item(new IssuedToken.Issued(token));
                        case TokenEndpoint.Refresh.ConsentGone() ->
                            grants
                                .noteConsentNeeded(grant)
                                .replaceWith(new IssuedToken.ConsentNeeded());
                      });
    };
  }
}
