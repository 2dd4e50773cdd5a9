package dev.calbridge.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends with the process that started it.
 *
 * <p>The parent holds the other end of standard input. When it dies, however it dies, the end of
 * the stream is seen here and the program shuts down as after SIGTERM. The class needs nothing but
 * the JDK: it stands in front of programs with class paths of their own.
 */
public final class Tether {

  private Tether() {}

  /**
   * @param arguments the main class to run, then its arguments
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("tether").start(Tether::exitWithParent);
    try {
      Class.forName(arguments[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException failure) {
      if (failure.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw failure;
    }
  }

  private static void exitWithParent() {
    try {
      while (System.in.read() >= 0) {
        // What is written to it means nothing: only its end does.
      }
    } catch (IOException closed) {
      // The same as its end.
    }
    System.exit(0);
  }
}
