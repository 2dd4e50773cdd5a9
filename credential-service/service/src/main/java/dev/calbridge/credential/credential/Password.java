package dev.calbridge.credential.credential;

import java.text.Normalizer;

/**
 * A password as typed, NFC-normalised so that it is the same on every keyboard.
 *
 * @param value never in a log: see {@link #toString}
 */
public record Password(String value) {

  /** More than anybody may set; a longer one cannot fit and is not worth its hash in full. */
  private static final int LONGEST_TYPED = 512;

  public Password {
    value = Normalizer.normalize(value, Normalizer.Form.NFC);
  }

  /** One to be compared with a hash: of any length, cut where none can fit any more. */
  public static Password typed(String value) {
    return new Password(value.length() > LONGEST_TYPED ? value.substring(0, LONGEST_TYPED) : value);
  }

  /** Length in code points. */
  int length() {
    return value.codePointCount(0, value.length());
  }

  @Override
  public String toString() {
    return "Password[]";
  }
}
