package dev.calbridge.credential.grant;

/**
 * Digests of what refresh tokens are named by. Only they are kept: neither a name nor a token can
 * be had back from them.
 */
public interface TokenDigests {

  String of(TokenName name);

  /** Of both names the token has. */
  Digests of(String refreshToken);

  /** What finds the grant of a token that is named. */
  record Digests(String beginning, String doubleHash) {}
}
