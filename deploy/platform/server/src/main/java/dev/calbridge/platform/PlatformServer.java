package dev.calbridge.platform;

import dev.calbridge.platform.testkit.Owners;
import dev.calbridge.platform.testkit.PlatformFile;
import dev.calbridge.platform.testkit.PlatformFile.KeycloakState;
import dev.calbridge.platform.testkit.SharedPlatform;
import dev.calbridge.platform.testkit.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs PostgreSQL, Kafka and Keycloak until it is told to stop or nobody is left who needs them.
 *
 * <p>It says in {@link PlatformFile} where they are: first when PostgreSQL and Kafka are up, and
 * again when Keycloak has come up or has failed to.
 */
public final class PlatformServer {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformServer.class);
  private static final Duration LOOK_AFTER_OWNERS = Duration.ofMillis(500);

  private final PlatformOptions options;
  private final StateDirectory state;
  private final Owners owners;
  private final Undertaker undertaker = new Undertaker();
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** What runs, the youngest first. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private PlatformServer(PlatformOptions options, StateDirectory state) {
    this.options = options;
    this.state = state;
    this.owners = new Owners(state.path());
  }

  /** The options are listed in deploy/platform/README.md. */
  public static void main(String[] arguments) {
    try {
      PlatformOptions options = PlatformOptions.parse(List.of(arguments));
      PlatformServer server = new PlatformServer(options, new StateDirectory(options.directory()));
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
      server.run();
      System.exit(0);
    } catch (IllegalArgumentException wrongOption) {
      System.err.println(wrongOption.getMessage());
      System.exit(2);
    } catch (RuntimeException failure) {
      LOG.error("The platform cannot run: {}", failure.getMessage(), failure);
      System.exit(1);
    }
  }

  private void run() {
    long began = System.nanoTime();
    delete(PlatformFile.NAME);
    delete(SharedPlatform.KEYCLOAK_WANTED);
    if (!options.keep()) {
      state.clean();
    }
    options.ownerPid().ifPresent(owners::add);
    boolean owned = owners.anyAlive();

    PlatformFile file = startPostgresAndKafka();
    file.write(state.path());
    LOG.info("PostgreSQL and Kafka are up after {} ms", millisSince(began));

    boolean keycloak = false;
    do {
      if (!keycloak && (options.keycloak() || Files.exists(wanted()))) {
        keycloak = true;
        Thread.ofPlatform().daemon().name("keycloak").start(() -> startKeycloak(file, began));
      }
      if (owned && !owners.anyAlive() && owners.exclusively(this::releaseUnlessOwned)) {
        LOG.info("Nobody needs the platform any more");
        return;
      }
    } while (!stopsWithin(LOOK_AFTER_OWNERS));
  }

  private PlatformFile startPostgresAndKafka() {
    CompletableFuture<PostgresPart> starting =
        CompletableFuture.supplyAsync(() -> PostgresPart.start(options, state, undertaker));
    KafkaPart kafka = started(KafkaPart.start(options, state));
    new Topics("", options.partitions()).createMissing(kafka.coordinates());
    PostgresPart postgres = started(starting.join());
    return new PlatformFile(
        ProcessHandle.current().pid(),
        postgres.coordinates(),
        kafka.coordinates(),
        options.keycloak() ? KeycloakState.STARTING : KeycloakState.OFF,
        KeycloakPart.futureCoordinates(options));
  }

  private void startKeycloak(PlatformFile file, long began) {
    try {
      file.with(KeycloakState.STARTING, file.keycloak()).write(state.path());
      KeycloakPart keycloak = started(KeycloakPart.start(options, state, undertaker));
      keycloak.awaitReady();
      file.with(KeycloakState.READY, keycloak.coordinates()).write(state.path());
      LOG.info("Keycloak is up after {} ms", millisSince(began));
    } catch (RuntimeException failure) {
      if (stopping.getCount() > 0) {
        file.with(KeycloakState.FAILED, file.keycloak()).write(state.path());
        LOG.error("Keycloak did not start: {}", failure.getMessage(), failure);
      }
    }
  }

  /** Nobody can attach between the last look at the owners and the end of the file. */
  private boolean releaseUnlessOwned() {
    if (owners.anyAlive()) {
      return false;
    }
    delete(PlatformFile.NAME);
    return true;
  }

  private boolean stopsWithin(Duration time) {
    try {
      return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** A part that has come up while the platform was being stopped is stopped at once. */
  private <T extends AutoCloseable> T started(T part) {
    synchronized (parts) {
      if (stopping.getCount() > 0) {
        parts.push(part);
        return part;
      }
    }
    close(part);
    throw new IllegalStateException("The platform is being stopped");
  }

  private void stop() {
    synchronized (parts) {
      stopping.countDown();
    }
    delete(PlatformFile.NAME);
    parts.forEach(PlatformServer::close);
    undertaker.close();
    // Keycloak's build step, if it still runs, is no part yet.
    ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    state.close();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception failure) {
      LOG.warn("{} did not stop: {}", part.getClass().getSimpleName(), failure.getMessage());
    }
  }

  private Path wanted() {
    return state.part(SharedPlatform.KEYCLOAK_WANTED);
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(state.part(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long millisSince(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }
}
