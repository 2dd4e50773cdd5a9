package dev.calbridge.credential.crypto;

import dev.calbridge.credential.consent.FlowSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits need no salt and no slow hash: nobody finds them by trying. */
public final class Sha256FlowSecrets implements FlowSecrets {

  private static final int BYTES = 32;

  private final SecureRandom random;

  public Sha256FlowSecrets(SecureRandom random) {
    this.random = random;
  }

  @Override
  public String newState() {
    return random();
  }

  @Override
  public String hash(String state) {
    return sha256(state);
  }

  @Override
  public String newCodeVerifier() {
    return random();
  }

  @Override
  public String codeChallenge(String codeVerifier) {
    return sha256(codeVerifier);
  }

  private String random() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("This Java runtime has no SHA-256", fault);
    }
  }
}
