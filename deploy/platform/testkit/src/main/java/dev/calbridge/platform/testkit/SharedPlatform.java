package dev.calbridge.platform.testkit;

import dev.calbridge.platform.testkit.PlatformFile.KeycloakState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The platform as one child process of the build. All modules' tests share it: the first starts it,
 * the others find it, and it ends when the last Maven process that used it ends.
 */
public final class SharedPlatform implements Platform {

  /** Its presence in the state directory asks a platform without Keycloak to start it. */
  public static final String KEYCLOAK_WANTED = "keycloak.wanted";

  /** The first start unpacks, builds and imports; two busy cores take their time for that. */
  private static final Duration KEYCLOAK_START = Duration.ofMinutes(8);

  private final Path directory;
  private final PlatformFile file;

  private SharedPlatform(Path directory, PlatformFile file) {
    this.directory = directory;
    this.file = file;
  }

  /**
   * Attaches to the platform that runs in this repository's build, or starts it.
   *
   * @param root the repository's root
   * @param kind what to start if none runs
   * @param withKeycloak whether a platform that has to be started starts Keycloak at once
   */
  public static SharedPlatform attach(Path root, PlatformKind kind, boolean withKeycloak) {
    Path directory = root.resolve(kind.module()).resolve("target/test-platform");
    Owners owners = new Owners(directory);
    long owner = Owners.ofThisBuild();
    PlatformFile file =
        owners.exclusively(
            () -> {
              Optional<PlatformFile> running =
                  PlatformFile.read(directory).filter(PlatformFile::alive);
              if (running.isPresent()) {
                owners.add(owner);
                return running.get();
              }
              Map<String, String> options =
                  Map.of(
                      "owner-pid",
                      Long.toString(owner),
                      "keycloak",
                      Boolean.toString(withKeycloak));
              return new PlatformProcess(root, directory, kind, options).start();
            });
    return new SharedPlatform(directory, file);
  }

  @Override
  public Postgres postgres() {
    return file.postgres();
  }

  @Override
  public Kafka kafka() {
    return file.kafka();
  }

  @Override
  public Keycloak keycloak() {
    long end = System.nanoTime() + KEYCLOAK_START.toNanos();
    while (System.nanoTime() < end) {
      PlatformFile now =
          PlatformFile.read(directory)
              .filter(PlatformFile::alive)
              .orElseThrow(
                  () -> new IllegalStateException("The platform has ended: see " + directory));
      if (now.keycloakState() == KeycloakState.READY) {
        return now.keycloak();
      }
      if (now.keycloakState() == KeycloakState.FAILED) {
        break;
      }
      if (now.keycloakState() == KeycloakState.OFF) {
        askForKeycloak();
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new IllegalStateException(
        "Keycloak did not start: see " + directory.resolve("keycloak.log"));
  }

  private void askForKeycloak() {
    try {
      Path wanted = directory.resolve(KEYCLOAK_WANTED);
      if (!Files.exists(wanted)) {
        Files.writeString(wanted, "");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
