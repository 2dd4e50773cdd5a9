package dev.calbridge.credential.vault;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** A key-encryption key: 32 bytes with a name that is kept beside what it wraps. */
public final class VaultKey {

  /** For the local run and tests, and refused everywhere else: everybody can read it here. */
  public static final String DEMO = "demo:Y2FsYnJpZGdlIGRlbW8ga2V5IG5ldmVyIGZvciB1c2U=";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int BYTES = 32;

  /** Fewer different bytes than this in 32 do not come from a random source. */
  private static final int FEWEST_DIFFERENT_BYTES = 16;

  private final String id;
  private final byte[] bytes;

  private VaultKey(String id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  /**
   * @param text {@code <key id>:<base64 of 32 bytes>}
   * @throws UnsafeVaultKey if it is something else; the message never holds the key
   */
  static VaultKey parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || !ID.matcher(text.substring(0, colon)).matches()) {
      throw new UnsafeVaultKey("A vault key is written <key id>:<base64 of 32 bytes>");
    }
    String id = text.substring(0, colon);
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.substring(colon + 1).strip());
    } catch (IllegalArgumentException notBase64) {
      throw new UnsafeVaultKey("Vault key " + id + " is not base64");
    }
    if (bytes.length != BYTES) {
      throw new UnsafeVaultKey(
          "Vault key " + id + " has " + bytes.length + " bytes instead of " + BYTES);
    }
    return new VaultKey(id, bytes);
  }

  public String id() {
    return id;
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  boolean isForDemo() {
    return id.startsWith("demo")
        || Arrays.equals(bytes, parse(DEMO).bytes)
        || differentBytes() < FEWEST_DIFFERENT_BYTES;
  }

  private long differentBytes() {
    boolean[] seen = new boolean[256];
    int different = 0;
    for (byte value : bytes) {
      if (!seen[value & 0xff]) {
        seen[value & 0xff] = true;
        different++;
      }
    }
    return different;
  }

  @Override
  public String toString() {
    return "VaultKey[" + id + "]";
  }
}
