package dev.calbridge.gateway.icalendar;

import java.util.ArrayList;
import java.util.List;

/** Values of type TEXT (RFC 5545 section 3.3.11). */
final class Text {

  private Text() {}

  static String escape(String value) {
    StringBuilder out = new StringBuilder(value.length() + 16);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\', ';', ',' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> {
          // CR of a CRLF and other control characters have no place in TEXT.
          if (c >= ' ' && c != 0x7F || c == '\t') {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  static String unescape(String value) {
    return split(value, '\0').getFirst();
  }

  /** The values of a list; a comma behind a backslash separates nothing. */
  static List<String> list(String value) {
    return split(value, ',');
  }

  private static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char next = value.charAt(++i);
        part.append(next == 'n' || next == 'N' ? '\n' : next);
      } else if (c == separator) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return List.copyOf(parts);
  }
}
