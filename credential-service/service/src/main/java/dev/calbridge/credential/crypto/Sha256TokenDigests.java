package dev.calbridge.credential.crypto;

import dev.calbridge.credential.grant.TokenDigests;
import dev.calbridge.credential.grant.TokenName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * SHA-256 without a key. The first characters of a Google token hold some 66 random bits, its hash
 * 512: nobody finds them by trying, and whoever did would not have the token.
 */
public final class Sha256TokenDigests implements TokenDigests {

  @Override
  public String of(TokenName name) {
    return switch (name) {
      case TokenName.Beginning(String characters) -> kept("beginning/" + characters);
      case TokenName.DoubleHash(String base64) -> kept("double-hash/" + base64);
    };
  }

  @Override
  public Digests of(String refreshToken) {
    int end = Math.min(refreshToken.length(), TokenName.LENGTH_OF_BEGINNING);
    byte[] hash = digest("SHA-512", digest("SHA-512", bytes(refreshToken)));
    return new Digests(
        kept("beginning/" + refreshToken.substring(0, end)),
        of(new TokenName.DoubleHash(base64(hash))));
  }

  private static String kept(String name) {
    return base64(digest("SHA-256", bytes(name)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("This Java runtime has no " + algorithm, fault);
    }
  }
}
