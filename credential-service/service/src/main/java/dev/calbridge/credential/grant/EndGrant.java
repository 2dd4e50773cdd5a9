package dev.calbridge.credential.grant;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Forgets a grant and its tokens here; the provider is not told. */
public final class EndGrant {

  private final Grants grants;
  private final AccessTokens tokens;

  public EndGrant(Grants grants, AccessTokens tokens) {
    this.grants = grants;
    this.tokens = tokens;
  }

  /**
   * @return false if there was none
   */
  public Uni<Boolean> end(String tenant, UUID grant) {
    return grants.remove(tenant, grant).invoke(() -> tokens.forget(tenant, grant));
  }
}
