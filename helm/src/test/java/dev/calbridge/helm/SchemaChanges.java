package dev.calbridge.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds in migrations what a service of the version before could stumble over: something it reads
 * or writes is gone, has another name or type, or must be given although it does not know of it.
 */
final class SchemaChanges {

  private static final Pattern COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  /** Bodies of functions: what they do is done by the new version's statements. */
  private static final Pattern BODY = Pattern.compile("\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);

  /** Indexes and triggers may go: nobody names them in a statement. */
  private static final Pattern GONE =
      Pattern.compile(
          "drop (table|view|materialized view|type|domain|function|schema|sequence) .*");

  private static final Pattern ALTERED =
      Pattern.compile("alter table (?:if exists |only )*(\\S+) (.*)");

  private static final Pattern TAKEN_AWAY =
      Pattern.compile(
          "drop (?!constraint|default|not null)(column )?.*|rename .*|set schema .*"
              + "|alter (column )?\\S+ ((set data )?type|set not null|drop default).*");

  private static final Pattern ASKED_FOR =
      Pattern.compile(
          "add (?!constraint|primary|foreign|unique|check|exclude)(column )?.* not null.*");

  private SchemaChanges() {}

  /** Each as {@code <statement's head> <action>}, in lower case and one line. */
  static List<String> breaking(String migration) {
    String bare = BODY.matcher(COMMENT.matcher(migration).replaceAll(" ")).replaceAll("''");
    List<String> found = new ArrayList<>();
    for (String statement : bare.split(";", -1)) {
      String line = statement.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
      if (GONE.matcher(line).matches()) {
        found.add(line);
      }
      var altered = ALTERED.matcher(line);
      if (altered.matches()) {
        for (String action : actions(altered.group(2))) {
          if (breaks(action)) {
            found.add("alter table " + altered.group(1) + " " + action);
          }
        }
      }
    }
    return found;
  }

  private static boolean breaks(String action) {
    boolean given =
        action.contains(" default ") || action.contains(" generated ") || action.contains("serial");
    return TAKEN_AWAY.matcher(action).matches() || !given && ASKED_FOR.matcher(action).matches();
  }

  /** Separated by commas that stand in no brackets. */
  private static List<String> actions(String text) {
    List<String> actions = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case ',' -> {
          if (depth == 0) {
            actions.add(text.substring(start, at).strip());
            start = at + 1;
          }
        }
        default -> {}
      }
    }
    actions.add(text.substring(start).strip());
    return actions;
  }
}
