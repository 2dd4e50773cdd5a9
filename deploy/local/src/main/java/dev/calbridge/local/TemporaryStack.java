package dev.calbridge.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A stack on free ports whose data are thrown away at its end. */
public final class TemporaryStack implements AutoCloseable {

  private final Path directory;
  private final Stack stack;
  private final Thread atExit = new Thread(this::closeStack);

  private TemporaryStack(Path directory, Stack stack) {
    this.directory = directory;
    this.stack = stack;
  }

  /** Starts it; what its parts say goes to the file {@code log} in the target folder. */
  public static TemporaryStack start(Path root, String name) {
    return start(root, name, Purpose.TRYING);
  }

  /** The same, for another purpose. */
  public static TemporaryStack start(Path root, String name, Purpose purpose) {
    Path log = root.resolve("deploy/local/target/" + name + ".log");
    try {
      Path directory = Files.createTempDirectory("calbridge-" + name);
      PrintStream file = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
      Console console = new Console(file, false);
      Stack stack =
          new Stack(
              root,
              directory,
              Ports.free(),
              purpose,
              console::line,
              died -> console.line("calbridge", died));
      TemporaryStack temporary = new TemporaryStack(directory, stack);
      Runtime.getRuntime().addShutdownHook(temporary.atExit);
      stack.start();
      return temporary;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public Stack stack() {
    return stack;
  }

  /** A folder that goes with the stack. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(directory.resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    closeStack();
  }

  private void closeStack() {
    stack.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
