package dev.calbridge.credential.grant;

import dev.calbridge.credential.vault.Vault;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Turns a consent into a grant that is kept; the refresh token goes straight into the vault. */
public final class AcceptConsent {

  /** The one provider there is. */
  public static final String GOOGLE = "google";

  private final Grants grants;
  private final TokenEndpoint endpoint;
  private final Vault vault;
  private final AccessTokens tokens;
  private final Set<String> requiredScopes;
  private final Supplier<UUID> ids;
  private final Clock clock;

  /**
   * @param requiredScopes without these a grant is of no use
   */
  public AcceptConsent(
      Grants grants,
      TokenEndpoint endpoint,
      Vault vault,
      AccessTokens tokens,
      Set<String> requiredScopes,
      Supplier<UUID> ids,
      Clock clock) {
    this.grants = grants;
    this.endpoint = endpoint;
    this.vault = vault;
    this.tokens = tokens;
    this.requiredScopes = Set.copyOf(requiredScopes);
    this.ids = ids;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Accepted {
    record Kept(Grant grant) implements Accepted {}

    /** The provider does not take the code. */
    record CodeDenied(String error) implements Accepted {}

    /** Somebody left a box unticked. */
    record ScopesMissing(Set<String> scopes) implements Accepted {
      public ScopesMissing {
        scopes = Set.copyOf(scopes);
      }
    }

    /** Consent was not asked for offline access, or not anew. */
    record NoRefreshToken() implements Accepted {}
  }

  public Uni<Accepted> accept(String tenant, Consent consent) {
    return endpoint
        .exchange(consent)
        .chain(
            exchange ->
                switch (exchange) {
                  case TokenEndpoint.Exchange.Denied(String error) ->
                      Uni.createFrom().item(new Accepted.CodeDenied(error));
                  case TokenEndpoint.Exchange.Exchanged exchanged -> keep(tenant, exchanged);
                });
  }

  private Uni<Accepted> keep(String tenant, TokenEndpoint.Exchange.Exchanged exchanged) {
    Set<String> missing = new TreeSet<>(requiredScopes);
    missing.removeAll(Set.copyOf(exchanged.scopes()));
    if (!missing.isEmpty()) {
      return Uni.createFrom().item(new Accepted.ScopesMissing(missing));
    }
    String refreshToken = exchanged.refreshToken();
    if (refreshToken == null) {
      return Uni.createFrom().item(new Accepted.NoRefreshToken());
    }
    Grant grant = first(tenant, exchanged.account(), exchanged.scopes());
    return grants
        .keep(grant, vault.seal(grant.purpose(), refreshToken))
        .invoke(kept -> tokens.forget(kept.tenant(), kept.id()))
        .map(Accepted.Kept::new);
  }

  private Grant first(String tenant, String account, List<String> scopes) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Grant(tenant, ids.get(), 1, GOOGLE, account, scopes, GrantState.ACTIVE, now, now);
  }
}
