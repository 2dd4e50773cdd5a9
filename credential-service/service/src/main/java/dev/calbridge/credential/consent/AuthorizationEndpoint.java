package dev.calbridge.credential.consent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider's authorization endpoint (RFC 6749 section 3.1). Both fail with {@link
 * dev.calbridge.credential.grant.TokenEndpoint.Unavailable} if no client is configured.
 */
public interface AuthorizationEndpoint {

  /**
   * Where to send the browser.
   *
   * @param state brings it back
   * @param codeChallenge PKCE, method S256
   * @param account whom to suggest, or null
   */
  String url(String state, String codeChallenge, @Nullable String account);

  /** Where it comes back to. */
  String redirectUri();

  /** Scopes asked for. */
  List<String> scopes();
}
