package dev.calbridge.platform.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts a platform as a process of its own.
 *
 * @param root the repository's root, where the platform server has been built
 * @param directory the platform's state directory
 * @param kind which program
 * @param options the server's options without the leading dashes, see deploy/platform/README.md
 */
public record PlatformProcess(
    Path root, Path directory, PlatformKind kind, Map<String, String> options) {

  /** Long enough for images to be fetched; a process that fails is noticed at once. */
  private static final Duration START = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(20);

  /** The embedded platform. */
  public PlatformProcess(Path root, Path directory, Map<String, String> options) {
    this(root, directory, PlatformKind.EMBEDDED, options);
  }

  /**
   * Starts the process and waits until PostgreSQL and Kafka are up. What it prints goes to {@code
   * platform.log} in the state directory.
   *
   * @throws IllegalStateException if the server has not been built or does not start; the message
   *     has the last lines it printed
   */
  public PlatformFile start() {
    Path log = directory.resolve("platform.log");
    try {
      Files.createDirectories(directory);
      Process process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .redirectInput(Redirect.from(new File("/dev/null")))
              .start();
      long end = System.nanoTime() + START.toNanos();
      while (true) {
        Optional<PlatformFile> file =
            PlatformFile.read(directory).filter(written -> written.pid() == process.pid());
        if (file.isPresent()) {
          return file.get();
        }
        if (!process.isAlive() || System.nanoTime() > end) {
          process.destroy();
          throw new IllegalStateException("The platform did not start:\n" + tail(log));
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The command line, for who wants to keep the process in his own hands. */
  public List<String> command() {
    Path target = root.resolve(kind.module()).resolve("target");
    Path classpath = target.resolve("platform.classpath");
    if (!Files.exists(classpath)) {
      throw new IllegalStateException(
          "The platform has not been built: "
              + classpath
              + " is missing. Run: mvn install -DskipTests -pl deploy/platform/testkit,"
              + kind.module());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp"));
    try {
      command.add(
          target.resolve("classes") + File.pathSeparator + Files.readString(classpath).strip());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    command.add(kind.mainClass());
    command.add("--dir=" + directory);
    command.add("--cache=" + target.resolve("cache"));
    command.add("--realm=" + root.resolve("deploy/keycloak/calbridge-realm.json"));
    options.forEach((name, value) -> command.add("--" + name + "=" + value));
    return command;
  }

  /** Stops a platform and waits until its process has ended. */
  public static void stop(PlatformFile file) {
    ProcessHandle.of(file.pid())
        .ifPresent(
            process -> {
              process.destroy();
              process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
            });
  }

  private static String tail(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return all.stream().skip(Math.max(0, all.size() - 40)).collect(Collectors.joining("\n"));
    }
  }
}
