package dev.calbridge.local;

import java.io.PrintStream;
import java.util.List;

/**
 * Prints what the parts say, one prefix per part, so that mixed logs stay readable.
 *
 * <p>Colours are for terminals only: in a file they would be noise.
 */
public final class Console {

  private static final List<String> COLOURS =
      List.of("\u001b[36m", "\u001b[32m", "\u001b[33m", "\u001b[35m", "\u001b[34m", "\u001b[31m");
  private static final String PLAIN = "\u001b[0m";

  /** Wide enough for the longest part, so that messages stand in one column. */
  private static final int WIDTH = 22;

  private final PrintStream out;
  private final boolean coloured;

  public Console(PrintStream out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /** On standard output, coloured if it is a terminal and the user has not set NO_COLOR. */
  public static Console standard() {
    java.io.Console terminal = System.console();
    boolean coloured =
        terminal != null && terminal.isTerminal() && System.getenv("NO_COLOR") == null;
    return new Console(System.out, coloured);
  }

  /** One line without a prefix. */
  public void say(String line) {
    out.println(line);
  }

  /** One line of a part. */
  public void line(String part, String message) {
    String prefix = "[" + part + "]";
    String padding = " ".repeat(Math.max(1, WIDTH - prefix.length()));
    if (coloured) {
      String colour = COLOURS.get(Math.floorMod(part.hashCode(), COLOURS.size()));
      out.println(colour + prefix + PLAIN + padding + message);
    } else {
      out.println(prefix + padding + message);
    }
  }
}
