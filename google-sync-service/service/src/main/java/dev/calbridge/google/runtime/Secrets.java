package dev.calbridge.google.runtime;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Tokens nobody can guess. */
public final class Secrets {

  private static final int BYTES = 24;

  private final SecureRandom random;

  public Secrets(SecureRandom random) {
    this.random = random;
  }

  /** 192 bits as 48 hexadecimal digits; also good as the id of a Google channel. */
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
