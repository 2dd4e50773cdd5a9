package dev.calbridge.local;

import dev.calbridge.local.Ports.Listener;
import dev.calbridge.platform.testkit.PlatformFile;
import dev.calbridge.platform.testkit.PlatformFile.KeycloakState;
import dev.calbridge.platform.testkit.PlatformProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Kafka and Keycloak as a part of the stack. Their data outlive a restart. */
final class PlatformPart {

  /** Of each topic. */
  static final int PARTITIONS = 4;

  private static final Duration START = Duration.ofMinutes(2);

  /** The first start of Keycloak unpacks and builds it. */
  private static final Duration KEYCLOAK_START = Duration.ofMinutes(5);

  private final Path root;
  private final Path state;
  private final Ports ports;
  private final ChildProcess process;
  private @Nullable PlatformFile coordinates;

  PlatformPart(
      Path root,
      Path state,
      Ports ports,
      BiConsumer<String, String> output,
      Consumer<String> died) {
    this.root = root;
    this.state = state;
    this.ports = ports;
    this.process = new ChildProcess("platform", output, died);
  }

  /** Starts all three and waits for PostgreSQL and Kafka; Keycloak takes longer. */
  PlatformFile start() {
    try {
      Files.createDirectories(state);
      // A file of an earlier run would tell of ports and processes that are gone.
      Files.deleteIfExists(state.resolve(PlatformFile.NAME));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    process.start(new PlatformProcess(root, state, options()).command());
    Readiness.await(
        "platform", START, process::running, () -> PlatformFile.read(state).isPresent());
    PlatformFile started = PlatformFile.read(state).orElseThrow();
    coordinates = started;
    return started;
  }

  /** Waits until people can sign in. */
  void awaitKeycloak() {
    Readiness.await(
        "Keycloak",
        KEYCLOAK_START,
        () -> process.running() && keycloak() != KeycloakState.FAILED,
        () -> keycloak() == KeycloakState.READY);
  }

  /** Where everything is. */
  PlatformFile coordinates() {
    if (coordinates == null) {
      throw new IllegalStateException("The platform has not been started");
    }
    return coordinates;
  }

  void stop() {
    process.stop();
  }

  private KeycloakState keycloak() {
    return PlatformFile.read(state).map(PlatformFile::keycloakState).orElse(KeycloakState.STARTING);
  }

  private Map<String, String> options() {
    return Map.of(
        "keep", "true",
        "owner-pid", Long.toString(ProcessHandle.current().pid()),
        "postgres-port", port(Listener.POSTGRES),
        "kafka-port", port(Listener.KAFKA),
        "kafka-controller-port", port(Listener.KAFKA_CONTROLLER),
        "keycloak-port", port(Listener.KEYCLOAK),
        "keycloak-management-port", port(Listener.KEYCLOAK_MANAGEMENT),
        "keycloak-hostname", "http://localhost:" + port(Listener.FRONT) + "/auth",
        "partitions", Integer.toString(PARTITIONS));
  }

  private String port(Listener listener) {
    return Integer.toString(ports.of(listener));
  }
}
