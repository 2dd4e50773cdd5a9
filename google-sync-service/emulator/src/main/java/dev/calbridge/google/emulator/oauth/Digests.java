package dev.calbridge.google.emulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** What is kept of tokens and codes instead of themselves. */
final class Digests {
  private Digests() {}

  static byte[] sha256(String text) {
    return digest("SHA-256", text.getBytes(StandardCharsets.UTF_8));
  }

  /** As Google names tokens in security events: SHA-512 of the SHA-512, in Base64. */
  static String name(String token) {
    byte[] once = digest("SHA-512", token.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest("SHA-512", once));
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  static String hex(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }
}
