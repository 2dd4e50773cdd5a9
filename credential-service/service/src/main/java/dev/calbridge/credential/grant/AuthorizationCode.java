package dev.calbridge.credential.grant;

/**
 * What a browser brought back from the provider.
 *
 * @param code usable once
 * @param redirectUri where it was brought to
 * @param codeVerifier PKCE verifier (RFC 7636)
 */
public record AuthorizationCode(String code, String redirectUri, String codeVerifier) {

  /** Keeps the code out of every log. */
  @Override
  public String toString() {
    return "AuthorizationCode[redirectUri=" + redirectUri + "]";
  }
}
