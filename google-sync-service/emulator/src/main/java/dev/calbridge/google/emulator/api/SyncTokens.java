package dev.calbridge.google.emulator.api;

import dev.calbridge.google.emulator.error.Errors;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sync tokens nobody can read or make up: their content is encrypted (AES-GCM), so that every
 * changed character is noticed.
 */
public final class SyncTokens {
  private static final int NONCE = 12;

  /**
   * What a token says.
   *
   * @param subject what was listed, such as one calendar's events
   * @param stamp the last change the list contained
   * @param fingerprint of the parameters that must stay the same
   */
  record Content(String subject, long stamp, String fingerprint, int epoch, Instant issued) {}

  private final RandomGenerator random;
  private byte[] key;

  public SyncTokens(RandomGenerator random) {
    this.random = random;
    this.key = bytes(16);
  }

  /** The key, for the state file: tokens given out before a restart must stay good. */
  public byte[] key() {
    return key.clone();
  }

  public void restoreKey(byte[] restored) {
    key = restored.clone();
  }

  String issue(Content content) {
    String text =
        String.join(
            "\n",
            content.subject(),
            Long.toString(content.stamp()),
            content.fingerprint(),
            Integer.toString(content.epoch()),
            Long.toString(content.issued().toEpochMilli()));
    byte[] nonce = bytes(NONCE);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
    byte[] token = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, token, NONCE, sealed.length);
    return Base64.getUrlEncoder().encodeToString(token);
  }

  /**
   * Reads a token of that subject.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 400 if it is none
   */
  Content read(String token, String subject) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      if (bytes.length <= NONCE) {
        throw Errors.malformedSyncToken();
      }
      byte[] plain =
          cipher(
              Cipher.DECRYPT_MODE,
              Arrays.copyOf(bytes, NONCE),
              Arrays.copyOfRange(bytes, NONCE, bytes.length));
      List<String> parts = new String(plain, StandardCharsets.UTF_8).lines().toList();
      if (!parts.getFirst().equals(subject)) {
        throw Errors.malformedSyncToken();
      }
      return new Content(
          subject,
          Long.parseLong(parts.get(1)),
          parts.get(2),
          Integer.parseInt(parts.get(3)),
          Instant.ofEpochMilli(Long.parseLong(parts.get(4))));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Errors.malformedSyncToken();
    }
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not sealed with this key", e);
    }
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
