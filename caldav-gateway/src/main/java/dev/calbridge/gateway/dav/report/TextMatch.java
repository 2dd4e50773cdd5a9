package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.xml.XmlElement;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * CALDAV:text-match (RFC 4791 section 9.7.5): whether a text is part of a value.
 *
 * @param wanted already folded
 * @param negated true if it must not be part
 * @param folding what the collation takes for equal
 */
record TextMatch(String wanted, boolean negated, UnaryOperator<String> folding) {

  /**
   * @throws DavFault with CALDAV:supported-collation
   */
  static TextMatch of(XmlElement element) {
    UnaryOperator<String> folding =
        switch (element.attribute("collation").orElse("i;ascii-casemap")) {
          case "i;ascii-casemap", "default" -> TextMatch::asciiLower;
          case "i;unicode-casemap" -> text -> text.toLowerCase(Locale.ROOT);
          case "i;octet" -> text -> text;
          default ->
              throw DavFault.of(
                  Precondition.SUPPORTED_COLLATION,
                  "There are the collations i;ascii-casemap, i;unicode-casemap and i;octet");
        };
    return new TextMatch(
        folding.apply(element.rawText()),
        element.attribute("negate-condition").filter("yes"::equals).isPresent(),
        folding);
  }

  boolean matches(String value) {
    return folding.apply(value).contains(wanted) != negated;
  }

  /** RFC 4790 section 9.2: letters beyond ASCII are what they are. */
  private static String asciiLower(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return out.toString();
  }
}
