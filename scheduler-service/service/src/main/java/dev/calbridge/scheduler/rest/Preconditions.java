package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.base.Precondition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes entity tags: the version in quotes. */
final class Preconditions {

  private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

  private Preconditions() {}

  static String tag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * RFC 9110 sections 13.1.1 and 13.1.2. A tag that is none of ours matches nothing.
   *
   * @throws ProblemException 400 {@code precondition-malformed}
   */
  static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch != null && ifNoneMatch != null) {
      throw malformed("Send If-Match or If-None-Match, not both.");
    }
    if (ifMatch != null) {
      return ifMatch(ifMatch.strip());
    }
    if (ifNoneMatch == null) {
      return new Precondition.None();
    }
    if (!"*".equals(ifNoneMatch.strip())) {
      throw malformed("If-None-Match is * here.");
    }
    return new Precondition.Absent();
  }

  private static Precondition ifMatch(String value) {
    if ("*".equals(value)) {
      return new Precondition.Present();
    }
    Matcher tag = TAG.matcher(value);
    return tag.matches()
        ? new Precondition.Version(Long.parseLong(tag.group(1)))
        : new Precondition.Version(-1);
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(400, "precondition-malformed", detail);
  }
}
