package dev.calbridge.scheduler.entry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes a customer's name out of texts. Pure. */
final class Names {

  /** Shorter parts are initials and particles, which are words of their own. */
  private static final int SHORTEST = 3;

  private final @Nullable Pattern known;

  /**
   * @param name as people write it, or null if there is nobody to hide
   */
  Names(@Nullable String name) {
    this.known = name == null || name.isBlank() ? null : pattern(name.strip());
  }

  /** The text without the name, and without the punctuation that has lost its hold. */
  String without(String text) {
    if (known == null) {
      return text;
    }
    String rest = known.matcher(text).replaceAll("");
    return rest.equals(text)
        ? text
        : rest.replaceAll("\\(\\s*\\)|\\[\\s*]", "")
            .replaceAll("[ \\t]{2,}", " ")
            .replaceAll("^[\\s,;:/–-]+|[\\s,;:/–-]+$", "");
  }

  private static Pattern pattern(String name) {
    List<String> parts =
        Stream.concat(Stream.of(name), Arrays.stream(name.split("[\\s,.-]+")))
            .filter(part -> part.length() >= SHORTEST)
            .flatMap(part -> Stream.of(part, transcribed(part)))
            .distinct()
            // The whole name before its parts.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .toList();
    String any = parts.isEmpty() ? Pattern.quote(name) : String.join("|", parts);
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(?:" + any + ")(?:['’]?s)?(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String transcribed(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue")
        .replace("ß", "ss");
  }
}
