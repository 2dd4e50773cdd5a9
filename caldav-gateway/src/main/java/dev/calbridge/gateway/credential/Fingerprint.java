package dev.calbridge.gateway.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is remembered instead of a password.
 *
 * @param value HMAC-SHA-256 of user name and password, hexadecimal
 */
record Fingerprint(String value) {

  static Fingerprint of(SignIn signIn, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(signIn.userName().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      // No user name holds a NUL: the two parts cannot run into each other.
      mac.update((byte) 0);
      mac.update(signIn.password().getBytes(StandardCharsets.UTF_8));
      return new Fingerprint(HexFormat.of().formatHex(mac.doFinal()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 belongs to every JDK", e);
    }
  }
}
