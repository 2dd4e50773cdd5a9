package dev.calbridge.local;

import java.util.List;

/**
 * The command line of {@code ./calbridge up}.
 *
 * @param fresh forget the data of earlier runs
 * @param portBase the front door's port; the others follow
 */
record LaunchOptions(boolean fresh, int portBase) {

  static final int DEFAULT_PORT_BASE = 8700;

  /**
   * @throws IllegalArgumentException with a message for the user
   */
  static LaunchOptions parse(List<String> arguments) {
    boolean fresh = false;
    int portBase = DEFAULT_PORT_BASE;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--fresh")) {
        fresh = true;
      } else if (argument.startsWith("--port-base=")) {
        portBase = number(argument.substring("--port-base=".length()));
      } else if (argument.equals("--port-base") && i + 1 < arguments.size()) {
        portBase = number(arguments.get(++i));
      } else {
        throw new IllegalArgumentException(
            "unknown option " + argument + "; known: --fresh, --port-base N");
      }
    }
    return new LaunchOptions(fresh, portBase);
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("--port-base must be a port number: " + text);
    }
    return Integer.parseInt(text);
  }
}
