package dev.calbridge.scheduler.customer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes texts that people take for the same into the same text: case, accents, and the German ways
 * to write an umlaut without one. "Müller", "MUELLER" and "muller" all become "muller".
 */
final class Folding {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");

  /** With an international prefix, then without. Only the countries whose numbers we know. */
  private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)(?:49|43|41)");

  private Folding() {}

  /** The folded words of a text, in their order. */
  static List<String> words(String text) {
    return Arrays.stream(BETWEEN_WORDS.split(fold(text), -1))
        .filter(word -> !word.isEmpty())
        .map(word -> DIGITS.matcher(word).matches() ? withoutZeros(word) : word)
        .toList();
  }

  /** Also of long texts: cost grows with the length only. */
  static String fold(String text) {
    String lower =
        text.toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replace("æ", "ae")
            .replace("œ", "oe")
            .replace('ø', 'o')
            .replace('ł', 'l')
            .replace('đ', 'd')
            .replace('ı', 'i');
    String plain = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u");
  }

  /** A phone number's digits, the same with and without the country's code. */
  static String phone(String number) {
    String compact = number.replace("(0)", "").replaceAll("[^+\\d]", "");
    String national = INTERNATIONAL.matcher(compact).replaceFirst("");
    return withoutZeros(national.replace("+", ""));
  }

  private static String withoutZeros(String digits) {
    int first = 0;
    while (first < digits.length() - 1 && Character.digit(digits.charAt(first), 10) == 0) {
      first++;
    }
    return digits.substring(first);
  }
}
