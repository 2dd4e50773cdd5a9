package dev.calbridge.google.googleapi;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
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

  private static final char NO_BREAK_SPACE = '\u00A0';

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
        : text(description);
  }

  private static String text(String html) {
    StringBuilder out = new StringBuilder();
    Jsoup.parseBodyFragment(html).body().traverse(new Reader(out));
    return out.toString().replace(NO_BREAK_SPACE, ' ').stripTrailing();
  }

  private record Reader(StringBuilder out) implements NodeVisitor {

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        // Line ends mean nothing in HTML.
        out.append(text.getWholeText().replace('\n', ' '));
      } else if (node.nameIs("br")) {
        out.append('\n');
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element) || depth == 0) {
        return;
      }
      if (element.nameIs("a")) {
        String address = element.attr("href");
        if (!address.isBlank() && !address.equals(element.text())) {
          out.append(" (").append(address).append(')');
        }
      } else if (element.isBlock() && !endsLine()) {
        out.append('\n');
      }
    }

    private boolean endsLine() {
      return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    }
  }
}
