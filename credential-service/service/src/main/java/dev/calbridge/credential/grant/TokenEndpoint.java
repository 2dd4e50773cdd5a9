package dev.calbridge.credential.grant;

import dev.calbridge.credential.contract.AccessToken;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider's token endpoint (RFC 6749 section 3.2). Everything fails with {@link Unavailable} if
 * the provider cannot be reached or talks nonsense.
 */
public interface TokenEndpoint {

  /** Exchanges an authorization code (RFC 6749 section 4.1.3, RFC 7636 section 4.5). */
  Uni<Exchange> exchange(AuthorizationCode code);

  /** Gets an access token (RFC 6749 section 6). */
  Uni<Refresh> refresh(String refreshToken);

  /**
   * Revokes a refresh token (RFC 7009). A token that is dead already counts as revoked.
   *
   * <p>Google then forgets every grant that account ever gave to any client of our project.
   */
  Uni<Void> revoke(String refreshToken);

  /** What came of a code. */
  sealed interface Exchange {

    /**
     * @param account subject of the id token (OIDC {@code sub})
     * @param scopes really granted
     * @param refreshToken null if the provider thinks that we have one already
     */
    record Exchanged(String account, List<String> scopes, @Nullable String refreshToken)
        implements Exchange {
      public Exchanged {
        scopes = List.copyOf(scopes);
      }

      @Override
      public String toString() {
        return "Exchanged[scopes=" + scopes + "]";
      }
    }

    /** The code is used, old, of somebody else or was asked for with other words. */
    record Denied(String error) implements Exchange {}
  }

  /** What came of a refresh token. */
  sealed interface Refresh {

    /**
     * @param rotated the refresh token to use from now on, or null if it stays the same
     */
    record Refreshed(AccessToken token, @Nullable String rotated) implements Refresh {
      @Override
      public String toString() {
        return "Refreshed[" + token + "]";
      }
    }

    /** {@code invalid_grant} and its kin: revoked, expired, unused for too long, or forbidden. */
    record ConsentGone() implements Refresh {}
  }

  /** Not the grant's fault: try again later. */
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
      super(message);
    }
  }
}
