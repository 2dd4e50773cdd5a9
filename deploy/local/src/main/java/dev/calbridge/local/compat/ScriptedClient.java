package dev.calbridge.local.compat;

import dev.calbridge.local.demo.DemoUsers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A calendar program that is driven by a script, which prints a line per check: {@code ok} or
 * {@code FAILED} and a sentence.
 *
 * @param name for people
 */
record ScriptedClient(String name, List<String> command) {

  private static final long PATIENCE_SECONDS = 180;

  /**
   * @param account URL that the program starts from
   * @param calendar id of the resource whose calendar it uses
   */
  void run(Checks checks, String account, String calendar) {
    int reported = 0;
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder
          .environment()
          .putAll(
              Map.of(
                  "CALDAV_URL",
                  account,
                  "CALDAV_USER",
                  DemoUsers.CALDAV_USER,
                  "CALDAV_PASSWORD",
                  DemoUsers.CALDAV_PASSWORD,
                  "CALDAV_CALENDAR",
                  calendar));
      Process process = builder.start();
      Thread watchdog = Thread.ofVirtual().start(() -> endInTime(process));
      try (BufferedReader out = process.inputReader()) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          reported += report(checks, line) ? 1 : 0;
        }
      }
      int exit = process.waitFor();
      watchdog.interrupt();
      int lines = reported;
      checks.now(name + " ran to its end", () -> lines > 0 && exit <= 1);
    } catch (IOException failure) {
      throw new UncheckedIOException(name + " cannot be run", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }

  private static boolean report(Checks checks, String line) {
    if (line.startsWith("ok ") || line.startsWith("FAILED ")) {
      boolean held = line.startsWith("ok ");
      checks.now(line.substring(8), () -> held);
      return true;
    }
    System.out.println("        " + line);
    return false;
  }

  private static void endInTime(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }
}
