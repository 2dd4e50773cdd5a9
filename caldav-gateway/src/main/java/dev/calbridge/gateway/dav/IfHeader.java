package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.calendar.EntityTag;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The If header (RFC 4918 section 10.4): lists of conditions, of which one has to hold whole. There
 * are no locks here, so that no state token ever fits, and of other resources than the one asked
 * for nothing is known.
 */
final class IfHeader {

  private static final String TAG = "(?:W/)?\"[^\"]*\"";
  private static final Pattern LIST =
      Pattern.compile(
          "\\s*(?:<(?<resource>[^>]*)>)?\\s*\\("
              + "(?<conditions>(?:\\s*(?:Not\\s*)?(?:<[^>]*>|\\["
              + TAG
              + "\\]))+)\\s*\\)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?<not>Not\\s*)?(?:<[^>]*>|\\[(?<tag>" + TAG + ")\\])", Pattern.CASE_INSENSITIVE);

  private IfHeader() {}

  /**
   * @param path of the request
   * @param current tag of what is there, or null if nothing is
   * @throws DavFault 400 if it is none
   */
  static boolean holds(String header, String path, @Nullable EntityTag current) {
    Matcher list = LIST.matcher(header);
    boolean holds = false;
    boolean about = true;
    int end = 0;
    while (end < header.length()) {
      if (!list.find(end) || list.start() != end) {
        throw DavFault.of(400, "The If header cannot be read");
      }
      if (list.group("resource") != null) {
        about = list.group("resource").endsWith(path);
      }
      holds |= all(list.group("conditions"), about ? current : null);
      end = list.end();
    }
    return holds;
  }

  private static boolean all(String conditions, @Nullable EntityTag current) {
    Matcher condition = CONDITION.matcher(conditions);
    while (condition.find()) {
      boolean fits = current != null && current.quoted().equals(condition.group("tag"));
      if (fits == (condition.group("not") != null)) {
        return false;
      }
    }
    return true;
  }
}
