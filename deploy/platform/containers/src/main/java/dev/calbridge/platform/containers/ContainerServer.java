package dev.calbridge.platform.containers;

import dev.calbridge.platform.testkit.Kafka;
import dev.calbridge.platform.testkit.Keycloak;
import dev.calbridge.platform.testkit.Owners;
import dev.calbridge.platform.testkit.PlatformFile;
import dev.calbridge.platform.testkit.PlatformFile.KeycloakState;
import dev.calbridge.platform.testkit.Postgres;
import dev.calbridge.platform.testkit.SharedPlatform;
import dev.calbridge.platform.testkit.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * Does what {@code PlatformServer} does, with containers. Data are never kept: the containers go
 * when this process ends.
 */
public final class ContainerServer {

  private static final Duration LOOK_AFTER_OWNERS = Duration.ofMillis(500);

  /** Of PostgreSQL and Kafka, on a busy machine. */
  private static final Duration START = Duration.ofMinutes(4);

  /** It builds itself first; who waits for it waits a minute longer. */
  private static final Duration KEYCLOAK_START = Duration.ofMinutes(7);

  private static final Duration KEYCLOAK_ANSWER = Duration.ofSeconds(30);

  private static final String ADMIN = "admin";

  /** Of a throw-away container on a random port. */
  private static final String ADMIN_PASSWORD = "admin";

  private static final int PARTITIONS = 4;
  private static final int HTTP = 8080;

  private final ContainerOptions options;
  private final Owners owners;
  private final PostgreSQLContainer postgres;
  private final KafkaContainer kafka;
  private final GenericContainer<?> keycloak;

  private ContainerServer(ContainerOptions options, Images images) {
    this.options = options;
    this.owners = new Owners(options.directory());
    this.postgres =
        new PostgreSQLContainer(DockerImageName.parse(images.postgres()))
            .withUsername("postgres")
            .withPassword(ADMIN_PASSWORD)
            .withStartupTimeout(START)
            .withCommand("postgres", "-c", "max_connections=300");
    this.kafka =
        new KafkaContainer(DockerImageName.parse(images.kafka()))
            .withStartupTimeout(START)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1");
    this.keycloak =
        new GenericContainer<>(DockerImageName.parse(images.keycloak()))
            .withExposedPorts(HTTP)
            .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN)
            .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD)
            .withEnv("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1")
            .withCopyFileToContainer(
                MountableFile.forHostPath(options.realm()),
                "/opt/keycloak/data/import/calbridge-realm.json")
            .withCommand(
                "start-dev", "--import-realm", "--http-relative-path=/auth", "--http-host=0.0.0.0")
            .waitingFor(
                // Its first answer may take longer than services wait for one.
                Wait.forHttp("/auth/realms/calbridge/.well-known/openid-configuration")
                    .forPort(HTTP)
                    .withReadTimeout(KEYCLOAK_ANSWER)
                    .withStartupTimeout(KEYCLOAK_START));
  }

  /** The options are listed in deploy/platform/README.md. */
  public static void main(String[] arguments) {
    try {
      ContainerServer server =
          new ContainerServer(ContainerOptions.parse(List.of(arguments)), Images.ofThisBuild());
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
      server.run();
      System.exit(0);
    } catch (RuntimeException failure) {
      System.err.println("The containers cannot run: " + failure.getMessage());
      System.exit(1);
    }
  }

  private void run() {
    delete(PlatformFile.NAME);
    delete(SharedPlatform.KEYCLOAK_WANTED);
    options.ownerPid().ifPresent(owners::add);
    boolean owned = owners.anyAlive();

    Startables.deepStart(postgres, kafka).join();
    new Topics("", PARTITIONS).createMissing(new Kafka(kafka.getBootstrapServers()));
    KeycloakState first = options.keycloak() ? KeycloakState.STARTING : KeycloakState.OFF;
    file(first, "").write(options.directory());

    boolean started = false;
    while (!owned || owners.anyAlive() || !owners.exclusively(this::releaseUnlessOwned)) {
      if (!started && (options.keycloak() || Files.exists(wanted()))) {
        started = true;
        Thread.ofPlatform().daemon().name("keycloak").start(this::startKeycloak);
      }
      LockSupport.parkNanos(LOOK_AFTER_OWNERS.toNanos());
    }
  }

  private void startKeycloak() {
    try {
      file(KeycloakState.STARTING, "").write(options.directory());
      keycloak.start();
      String url = "http://" + keycloak.getHost() + ":" + keycloak.getMappedPort(HTTP) + "/auth";
      file(KeycloakState.READY, url).write(options.directory());
    } catch (RuntimeException failure) {
      System.err.println("Keycloak did not start: " + failure.getMessage());
      file(KeycloakState.FAILED, "").write(options.directory());
    }
  }

  private Path wanted() {
    return options.directory().resolve(SharedPlatform.KEYCLOAK_WANTED);
  }

  private PlatformFile file(KeycloakState state, String keycloakUrl) {
    return new PlatformFile(
        ProcessHandle.current().pid(),
        new Postgres(
            postgres.getHost(),
            postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            postgres.getUsername(),
            postgres.getPassword()),
        new Kafka(kafka.getBootstrapServers()),
        state,
        new Keycloak(keycloakUrl, keycloakUrl, ADMIN, ADMIN_PASSWORD));
  }

  /** Nobody can attach between the last look at the owners and the end of the file. */
  private boolean releaseUnlessOwned() {
    if (owners.anyAlive()) {
      return false;
    }
    delete(PlatformFile.NAME);
    return true;
  }

  private void stop() {
    delete(PlatformFile.NAME);
    keycloak.stop();
    kafka.stop();
    postgres.stop();
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(options.directory().resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
