package dev.calbridge.google.emulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * A code challenge (RFC 7636).
 *
 * @param method S256 or plain
 */
record Pkce(String challenge, String method) {

  /**
   * The challenge of an authorization request, if it has one.
   *
   * @throws OAuthError if the method is unknown
   */
  static Optional<Pkce> of(Optional<String> challenge, Optional<String> method) {
    String named = method.orElse("plain");
    if (!named.equals("S256") && !named.equals("plain")) {
      throw OAuthError.invalidRequest("Invalid code_challenge_method: " + named);
    }
    return challenge.map(value -> new Pkce(value, named));
  }

  /**
   * @throws OAuthError if the verifier is missing or wrong
   */
  void verify(Optional<String> verifier) {
    String given = verifier.orElseThrow(() -> OAuthError.invalidGrant("Missing code verifier."));
    String expected =
        method.equals("plain")
            ? given
            : Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(given));
    if (!MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        challenge.getBytes(StandardCharsets.US_ASCII))) {
      throw OAuthError.invalidGrant("Invalid code verifier.");
    }
  }
}
