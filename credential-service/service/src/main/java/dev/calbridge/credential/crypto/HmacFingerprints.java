package dev.calbridge.credential.crypto;

import dev.calbridge.credential.credential.Fingerprints;
import dev.calbridge.credential.credential.Password;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) under a key of this process alone. */
public final class HmacFingerprints implements Fingerprints {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public HmacFingerprints(SecureRandom random) {
    byte[] drawn = new byte[32];
    random.nextBytes(drawn);
    this.key = new SecretKeySpec(drawn, ALGORITHM);
  }

  @Override
  public String of(String userName, Password password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] name = userName.getBytes(StandardCharsets.UTF_8);
      // The length first: the two parts cannot run into each other.
      mac.update(Integer.toString(name.length).getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      mac.update(name);
      mac.update(password.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("HMAC-SHA-256 belongs to every JDK", fault);
    }
  }
}
