package dev.calbridge.google.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of the events we make. They follow from what the event stands for, so an insert whose answer
 * got lost can be repeated: Google answers 409 instead of making a second event.
 */
public final class EventIds {

  private static final String BASE32_HEX = "0123456789abcdefghijklmnopqrstuv";

  private EventIds() {}

  /**
   * The id of an entry's event in a link's calendar: base32hex in lower case, as Google demands (5
   * to 1024 characters of {@code a-v0-9}).
   *
   * @param generation starts at 0; raised if somebody else's event sits on the id
   */
  public static String of(String tenant, UUID link, UUID entry, int generation) {
    return base32Hex(sha256(tenant + "|" + link + "|" + entry + "|" + generation));
  }

  /** A name for a question put to the house: the same question has the same name. */
  public static String key(String question) {
    return base32Hex(sha256(question));
  }

  /** SHA-256 of a text in UTF-8. */
  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** RFC 4648 section 7, lower case, without padding. */
  static String base32Hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte one : bytes) {
      buffer = (buffer << 8) | (one & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32_HEX.charAt((buffer >> bits) & 31));
        buffer &= (1 << bits) - 1;
      }
    }
    if (bits > 0) {
      text.append(BASE32_HEX.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }
}
