package dev.calbridge.scheduler.entry;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
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
    String plain = TAG.matcher(sample).find() ? fromHtml(text) : text;
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

  private static String fromHtml(String html) {
    Document document = Jsoup.parse(html);
    StringBuilder out = new StringBuilder();
    document
        .body()
        .traverse(
            new NodeVisitor() {
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
                if (node instanceof Element element && element.isBlock() && depth > 0) {
                  out.append('\n');
                }
              }
            });
    return out.toString();
  }
}
