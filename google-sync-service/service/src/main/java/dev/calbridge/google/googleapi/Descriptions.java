package dev.calbridge.google.googleapi;

import dev.calbridge.kit.text.HtmlText;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Google takes a description for HTML wherever it looks like it, and its own pages write HTML. The
 * rest of the service knows plain text only.
 */
final class Descriptions {

  private static final Pattern HTML =
      Pattern.compile(
          "</?(?:a|b|blockquote|br|div|em|font|h[1-6]|html-blob|i|li|ol|p|pre|span|strong|table|td"
              + "|tr|u|ul)\\b[^>]*>|&(?:#\\d+|#x[0-9a-f]+|[a-z]{2,8});",
          Pattern.CASE_INSENSITIVE);

  private Descriptions() {}

  /** A text as Google is to show it, letter by letter. */
  static @Nullable String toGoogle(@Nullable String plain) {
    return plain == null || !HTML.matcher(plain).find()
        ? plain
        : Entities.escape(plain).replace("\n", "<br>");
  }

  /** What a description says. */
  static @Nullable String fromGoogle(@Nullable String description) {
    return description == null || !HTML.matcher(description).find()
        ? description
        : HtmlText.withAddresses(description).stripTrailing();
  }
}
