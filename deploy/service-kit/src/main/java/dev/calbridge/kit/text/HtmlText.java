package dev.calbridge.kit.text;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * What HTML says, as plain text: lines end where a browser ends them. Whoever uses it brings jsoup.
 */
public final class HtmlText {

  private static final char NO_BREAK_SPACE = '\u00A0';

  private HtmlText() {}

  /** The words alone. */
  public static String of(String html) {
    return read(html, false);
  }

  /** The same, and after the words of a link its address in brackets, if that is another text. */
  public static String withAddresses(String html) {
    return read(html, true);
  }

  private static String read(String html, boolean addresses) {
    StringBuilder out = new StringBuilder();
    Jsoup.parse(html).body().traverse(new Reader(out, addresses));
    return out.toString().replace(NO_BREAK_SPACE, ' ');
  }

  private record Reader(StringBuilder out, boolean addresses) implements NodeVisitor {

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
        if (addresses && !address.isBlank() && !address.equals(element.text())) {
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
