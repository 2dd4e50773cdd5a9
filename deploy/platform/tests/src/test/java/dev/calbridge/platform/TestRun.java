package dev.calbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.platform.testkit.PlatformFile;
import dev.calbridge.platform.testkit.PlatformFile.KeycloakState;
import dev.calbridge.platform.testkit.PlatformProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A platform of a test's own. */
final class TestRun implements AutoCloseable {

  private final Path directory;
  private final PlatformFile file;

  TestRun(Path directory, Map<String, String> options) {
    this.directory = directory;
    Path root = Path.of(System.getProperty("calbridge.root"));
    this.file = new PlatformProcess(root, directory, options).start();
  }

  PlatformFile file() {
    return file;
  }

  PlatformFile fileWithKeycloak() {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(8))
        .until(
            () -> PlatformFile.read(directory).orElseThrow(),
            now -> now.keycloakState() == KeycloakState.READY);
  }

  ProcessHandle server() {
    return ProcessHandle.of(file.pid()).orElseThrow();
  }

  /** The server, its children, and PostgreSQL, which is nobody's child. */
  Set<ProcessHandle> processes() throws Exception {
    String postmaster =
        Files.readAllLines(directory.resolve("postgres/data/postmaster.pid")).get(0);
    ProcessHandle postgres = ProcessHandle.of(Long.parseLong(postmaster.strip())).orElseThrow();
    return Stream.of(Stream.of(server(), postgres), server().descendants(), postgres.descendants())
        .flatMap(processes -> processes)
        .collect(Collectors.toSet());
  }

  static void awaitEndOf(Set<ProcessHandle> processes) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(processes).noneMatch(TestRun::runs));
  }

  /** One that has ended but that its parent has not asked about yet has no command any more. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  @Override
  public void close() throws Exception {
    server().destroy();
    server().onExit().get(60, TimeUnit.SECONDS);
  }
}
