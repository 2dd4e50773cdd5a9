package dev.calbridge.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * Ends the child processes when this JVM ends without having done so, even by {@code kill -9}.
 *
 * <p>A shell reads the children's process ids from a pipe whose other end only this JVM holds: when
 * the JVM is gone the pipe ends, and the shell signals what it knows of.
 */
final class Undertaker implements AutoCloseable {

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      known=
      while read -r signal pid; do
        if [ "$signal" = dismissed ]; then exit 0; fi
        known="$known $signal:$pid"
      done
      for child in $known; do kill -s "${child%%:*}" "${child##*:}" 2>/dev/null; done
      for second in 1 2 3 4 5 6 7 8 9 10; do
        left=
        for child in $known; do kill -s 0 "${child##*:}" 2>/dev/null && left=yes; done
        if [ -z "$left" ]; then exit 0; fi
        sleep 1
      done
      for child in $known; do kill -s KILL "${child##*:}" 2>/dev/null; done
      exit 0
      """;

  private final Process shell;
  private final Writer pipe;

  Undertaker() {
    try {
      shell =
          new ProcessBuilder("/bin/sh", "-c", SCRIPT)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    pipe = shell.outputWriter(StandardCharsets.US_ASCII);
  }

  /** Names a child process and the signal, without "SIG", that ends it in an orderly way. */
  synchronized void watch(long pid, String signal) {
    send(signal + " " + pid);
  }

  /** All children have been stopped: nothing is left to do. */
  @Override
  public synchronized void close() {
    send("dismissed");
  }

  private void send(String line) {
    try {
      pipe.write(line + "\n");
      pipe.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
