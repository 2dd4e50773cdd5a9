package dev.calbridge.gateway.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One unfolded content line (RFC 5545 section 3.1).
 *
 * @param name in upper case
 * @param parameters in the order they stand there
 * @param value not yet unescaped
 * @param raw the line as it came, unfolded
 */
public record ContentLine(String name, List<Parameter> parameters, String value, String raw) {

  public ContentLine {
    parameters = List.copyOf(parameters);
  }

  /**
   * @param name in upper case
   * @param value without quotes, RFC 6868 escapes resolved
   */
  public record Parameter(String name, String value) {}

  public Optional<String> parameter(String wanted) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(wanted))
        .map(Parameter::value)
        .findFirst();
  }

  /** The value as a person reads it: escapes resolved as in TEXT (RFC 5545 section 3.3.11). */
  public String text() {
    return Text.unescape(value);
  }

  static ContentLine parse(String line) throws UnreadableCalendar {
    int i = nameEnd(line, 0);
    if (i == 0 || i == line.length()) {
      throw UnreadableCalendar.data("A line is no content line: it has no name and value");
    }
    final String name = line.substring(0, i).toUpperCase(Locale.ROOT);
    List<Parameter> parameters = new ArrayList<>();
    while (line.charAt(i) == ';') {
      int equals = nameEnd(line, i + 1);
      if (equals >= line.length() || line.charAt(equals) != '=') {
        throw UnreadableCalendar.data("A parameter of " + name + " has no value");
      }
      int end = valueEnd(line, equals + 1);
      if (end >= line.length()) {
        throw UnreadableCalendar.data("The line of " + name + " ends inside its parameters");
      }
      parameters.add(
          new Parameter(
              line.substring(i + 1, equals).toUpperCase(Locale.ROOT),
              decode(line.substring(equals + 1, end))));
      i = end;
    }
    if (line.charAt(i) != ':') {
      throw UnreadableCalendar.data("The line of " + name + " has no value");
    }
    return new ContentLine(name, parameters, line.substring(i + 1), line);
  }

  private static int nameEnd(String line, int from) {
    int i = from;
    while (i < line.length() && isNameCharacter(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }

  private static int valueEnd(String line, int from) {
    boolean quoted = false;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ';' || c == ':')) {
        return i;
      }
    }
    return line.length();
  }

  /** Quotes off; {@code ^n ^' ^^} resolved (RFC 6868). */
  private static String decode(String value) {
    String bare = value.replace("\"", "");
    if (bare.indexOf('^') < 0) {
      return bare;
    }
    StringBuilder out = new StringBuilder(bare.length());
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      char next = c == '^' && i + 1 < bare.length() ? bare.charAt(i + 1) : ' ';
      switch (next) {
        case 'n' -> out.append('\n');
        case '\'' -> out.append('"');
        case '^' -> out.append('^');
        default -> out.append(c);
      }
      if (next == 'n' || next == '\'' || next == '^') {
        i++;
      }
    }
    return out.toString();
  }
}
