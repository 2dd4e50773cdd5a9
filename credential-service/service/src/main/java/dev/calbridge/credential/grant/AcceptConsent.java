package dev.calbridge.credential.grant;

import dev.calbridge.credential.vault.Vault;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a consent into a grant that is kept; the refresh token goes straight into the vault. */
public final class AcceptConsent {

  /** The one provider there is. */
  public static final String GOOGLE = "google";

  private final Grants grants;
  private final TokenEndpoint endpoint;
  private final Vault vault;
  private final TokenDigests digests;
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
      TokenDigests digests,
      Set<String> requiredScopes,
      Supplier<UUID> ids,
      Clock clock) {
    this.grants = grants;
    this.endpoint = endpoint;
    this.vault = vault;
    this.digests = digests;
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

    /** Somebody else consented than the one whose grant was to be renewed. */
    record OtherAccount() implements Accepted {}

    /** Consent was not asked for offline access, or not anew. */
    record NoRefreshToken() implements Accepted {}
  }

  /**
   * @param consent the flow that led here and the account it has to be, or null if the code was
   *     handed over
   */
  public Uni<Accepted> accept(
      String tenant, AuthorizationCode code, @Nullable ConsentAsked consent) {
    return endpoint
        .exchange(code)
        .chain(
            exchange ->
                switch (exchange) {
                  case TokenEndpoint.Exchange.Denied(String error) ->
                      Uni.createFrom().item(new Accepted.CodeDenied(error));
                  case TokenEndpoint.Exchange.Exchanged exchanged ->
                      keep(tenant, exchanged, consent);
                });
  }

  /**
   * @param id of the flow
   * @param account the only one that will do, or null
   */
  public record ConsentAsked(UUID id, @Nullable String account) {}

  private Uni<Accepted> keep(
      String tenant, TokenEndpoint.Exchange.Exchanged exchanged, @Nullable ConsentAsked consent) {
    String wanted = consent == null ? null : consent.account();
    if (wanted != null && !wanted.equals(exchanged.account())) {
      return Uni.createFrom().item(new Accepted.OtherAccount());
    }
    Set<String> missing = new TreeSet<>(requiredScopes);
    missing.removeAll(Set.copyOf(exchanged.scopes()));
    if (!missing.isEmpty()) {
      return Uni.createFrom().item(new Accepted.ScopesMissing(missing));
    }
    String refreshToken = exchanged.refreshToken();
    if (refreshToken == null) {
      return Uni.createFrom().item(new Accepted.NoRefreshToken());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Grant grant =
        new Grant(
            tenant,
            ids.get(),
            1,
            GOOGLE,
            exchanged.account(),
            exchanged.scopes(),
            GrantState.ACTIVE,
            consent == null ? null : consent.id(),
            now,
            now);
    return grants
        .keep(grant, vault.seal(grant.refreshToken(), refreshToken), digests.of(refreshToken))
        .map(Accepted.Kept::new);
  }
}
