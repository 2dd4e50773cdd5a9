package dev.calbridge.gateway.calendar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text in UTF-8, as it is stored and sent: most are never looked into in between. */
public final class EncodedText {

  private final byte[] utf8;

  private EncodedText(byte[] utf8) {
    this.utf8 = utf8;
  }

  public static EncodedText of(String text) {
    return new EncodedText(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param utf8 valid UTF-8, which is not copied and must not change any more
   */
  public static EncodedText ofUtf8(byte[] utf8) {
    return new EncodedText(utf8);
  }

  /** Not a copy: to be read only. */
  public byte[] utf8() {
    return utf8;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EncodedText text && Arrays.equals(utf8, text.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  /** The text, decoded each time. */
  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
