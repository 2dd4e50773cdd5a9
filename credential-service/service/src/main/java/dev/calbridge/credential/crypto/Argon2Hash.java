package dev.calbridge.credential.crypto;

import dev.calbridge.credential.credential.PasswordHash;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash with all that is needed to compare with it: the PHC string format,
 * github.com/P-H-C/phc-string-format.
 *
 * @param cost it was made with
 * @param salt random
 * @param hash the tag
 */
@SuppressWarnings("ArrayRecordComponent") // compared in constant time, never by equals
record Argon2Hash(HashingCost cost, byte[] salt, byte[] hash) {

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  /**
   * @throws IllegalArgumentException if it is not an Argon2id hash; the message does not hold it
   */
  static Argon2Hash parse(PasswordHash stored) {
    Matcher phc = PHC.matcher(stored.text());
    if (!phc.matches()) {
      throw new IllegalArgumentException("Not an Argon2id hash in PHC string format");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new Argon2Hash(
        new HashingCost(number(phc, 1), number(phc, 2), number(phc, 3)),
        base64.decode(phc.group(4)),
        base64.decode(phc.group(5)));
  }

  PasswordHash format() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m="
            + cost.memoryKib()
            + ",t="
            + cost.iterations()
            + ",p="
            + cost.parallelism()
            + "$"
            + base64.encodeToString(salt)
            + "$"
            + base64.encodeToString(hash));
  }

  private static int number(Matcher phc, int group) {
    return Integer.parseInt(phc.group(group));
  }

  @Override
  public String toString() {
    return "Argon2Hash[" + cost + "]";
  }
}
