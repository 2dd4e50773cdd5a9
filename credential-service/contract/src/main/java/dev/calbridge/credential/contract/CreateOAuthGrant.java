package dev.calbridge.credential.contract;

/**
 * {@code POST /api/v1/oauth-grants}: hands over the authorization code which the provider gave
 * after consent (RFC 6749 section 4.1). The refresh token it is exchanged for never leaves
 * credential-service.
 *
 * @param provider {@code google}
 * @param code authorization code, usable once
 * @param redirectUri the one the consent was asked with
 * @param codeVerifier PKCE verifier (RFC 7636)
 */
public record CreateOAuthGrant(
    String provider, String code, String redirectUri, String codeVerifier) {

  /** Keeps the code out of every log. */
  @Override
  public String toString() {
    return "CreateOAuthGrant[provider=" + provider + "]";
  }
}
