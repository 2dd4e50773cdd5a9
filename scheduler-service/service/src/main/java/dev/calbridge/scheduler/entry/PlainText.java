package dev.calbridge.scheduler.entry;

import dev.calbridge.kit.text.HtmlText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Undoes what calendar programs make of a plain text. Pure. */
final class PlainText {

  private static final Pattern TAG =
      Pattern.compile(
          "<\\s*/?\\s*(?:br|p|div|span|b|i|u|a|font|html|body)\\b[^>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern WHITE = Pattern.compile("(?U)[\\s\\u200B\\uFEFF]+");
  private static final char NO_BREAK_SPACE = '\u00A0';

  private PlainText() {}

  /**
   * The text as it was before a program translated it.
   *
   * @param sample a part of it in which we wrote neither tags nor special spaces: what is found
   *     there, the program has put everywhere
   */
  static String of(String text, String sample) {
    String plain = TAG.matcher(sample).find() ? HtmlText.of(text) : text;
    return sample.indexOf(NO_BREAK_SPACE) >= 0 || !plain.equals(text)
        ? plain.replace(NO_BREAK_SPACE, ' ')
        : plain;
  }

  /** True if both say the same words, however they are spaced. */
  static boolean sameWords(@Nullable String one, @Nullable String other) {
    return words(one).equals(words(other));
  }

  private static String words(@Nullable String text) {
    return text == null ? "" : WHITE.matcher(text).replaceAll(" ").strip();
  }
}
