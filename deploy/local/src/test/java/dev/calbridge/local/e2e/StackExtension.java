package dev.calbridge.local.e2e;

import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Ports;
import dev.calbridge.local.Purpose;
import dev.calbridge.local.Stack;
import dev.calbridge.local.demo.Demonstration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the whole stack once for all classes that use it, on free ports with no data. */
final class StackExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(House.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(StackExtension.class))
        .computeIfAbsent(Running.class, _ -> new Running(), Running.class)
        .house;
  }

  /** Closed by JUnit after the last test. */
  private static final class Running implements AutoCloseable {

    private static final int REMEMBERED_LINES = 400;

    private final Deque<String> log = new ArrayDeque<>();
    private final HttpCalls http = new HttpCalls();
    private final TraceCollector traces = new TraceCollector();
    private final Path directory;
    private final Stack stack;
    private final House house;

    Running() {
      try {
        directory = Files.createTempDirectory("calbridge-e2e");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      Path root = Path.of(System.getProperty("calbridge.root"));
      stack =
          new Stack(
              root,
              directory,
              Ports.free(),
              Purpose.TRYING,
              traces.settings(),
              this::remember,
              died -> remember("", died));
      try {
        stack.start();
        house =
            new House(stack, http, Demonstration.load(stack, http, false), traces, this::printLog);
      } catch (RuntimeException failure) {
        printLog();
        stack.close();
        throw failure;
      }
    }

    private void remember(String part, String line) {
      synchronized (log) {
        if (log.size() == REMEMBERED_LINES) {
          log.removeFirst();
        }
        log.addLast("[" + part + "] " + line);
      }
    }

    private void printLog() {
      synchronized (log) {
        log.forEach(System.out::println);
        log.clear();
      }
    }

    @Override
    public void close() throws IOException {
      stack.close();
      http.close();
      traces.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
