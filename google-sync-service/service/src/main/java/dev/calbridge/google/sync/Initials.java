package dev.calbridge.google.sync;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A title in which the words that name a customer are cut down to their first letter. */
final class Initials {

  private Initials() {}

  /**
   * Words the discreet title does not have name the customer. What has no letter in it (a telephone
   * number) goes.
   */
  static String in(String title, String discreet) {
    Map<String, Integer> kept = new HashMap<>();
    for (String word : words(discreet)) {
      kept.merge(plain(word), 1, Integer::sum);
    }
    return Arrays.stream(words(title))
        .map(word -> keeps(kept, word) ? word : initial(word))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String[] words(String text) {
    return text.strip().split("\\s+");
  }

  private static boolean keeps(Map<String, Integer> kept, String word) {
    return kept.computeIfPresent(plain(word), (_, times) -> times - 1) instanceof Integer left
        && left >= 0;
  }

  /** Punctuation may have moved when a name was taken out. */
  private static String plain(String word) {
    return word.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  private static String initial(String word) {
    return word.codePoints()
        .filter(Character::isLetter)
        .mapToObj(letter -> Character.toString(Character.toUpperCase(letter)) + ".")
        .findFirst()
        .orElse("");
  }
}
