package dev.calbridge.credential.rest;

import dev.calbridge.credential.credential.Expected;
import dev.calbridge.kit.problem.ProblemException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Header {@code If-Match} (RFC 9110 section 13.1.1); our entity tags are versions in quotes. */
final class IfMatch {

  private static final Pattern LIST =
      Pattern.compile("\\s*(W/)?\"[!#-~]*\"\\s*(,\\s*(W/)?\"[!#-~]*\"\\s*)*");
  private static final Pattern STRONG_VERSION = Pattern.compile("(?<!W/)\"(\\d{1,18})\"");

  private IfMatch() {}

  static String tag(long version) {
    return "\"" + version + "\"";
  }

  /** For changes that overwrite what somebody else may have entered. */
  static Expected required(@Nullable String header) {
    if (header == null) {
      throw new ProblemException(
          428, "if-match-missing", "Send If-Match with the entity tag you have read.");
    }
    return optional(header);
  }

  /** For changes that are meant whatever else has changed, as long as nobody asks for more. */
  static Expected optional(@Nullable String header) {
    if (header == null || header.strip().equals("*")) {
      return new Expected.Any();
    }
    if (!LIST.matcher(header).matches()) {
      throw new ProblemException(
          400, "if-match-malformed", "If-Match is a list of entity tags in quotes, or *.");
    }
    Set<Long> versions = new HashSet<>();
    // Weak and foreign tags never match in the strong comparison that If-Match asks for.
    Matcher tags = STRONG_VERSION.matcher(header);
    while (tags.find()) {
      versions.add(Long.valueOf(tags.group(1)));
    }
    return new Expected.OneOf(versions);
  }
}
