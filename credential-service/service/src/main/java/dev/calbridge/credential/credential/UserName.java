package dev.calbridge.credential.credential;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A user name as its owner writes it: 3 to 64 code points, NFC.
 *
 * <p>Only {@link #of} makes one that others have to accept.
 *
 * @param value as shown
 */
public record UserName(String value) {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 64;

  public UserName {
    if (!length(value) || !characters(value)) {
      throw new IllegalArgumentException("Not a user name");
    }
  }

  /** Takes what was typed; no space around it, no control character, no colon. */
  public static Outcome<UserName> of(String typed) {
    String normal = Normalizer.normalize(typed, Normalizer.Form.NFC);
    if (!length(normal)) {
      return Outcome.refused(Refusal.USER_NAME_LENGTH);
    }
    if (!characters(normal)) {
      return Outcome.refused(Refusal.USER_NAME_CHARACTERS);
    }
    return Outcome.done(new UserName(normal));
  }

  /**
   * Equal for names that differ in case, width or composition only. Upper case comes first so that
   * {@code ß} meets {@code SS}.
   */
  public String folded() {
    String compatible = Normalizer.normalize(value, Normalizer.Form.NFKC);
    String lower = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }

  private static boolean length(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= SHORTEST && length <= LONGEST;
  }

  /** A colon would end the name in Basic authentication (RFC 7617 section 2). */
  private static boolean characters(String text) {
    return text.indexOf(':') < 0 && text.equals(text.strip()) && Typable.all(text);
  }
}
