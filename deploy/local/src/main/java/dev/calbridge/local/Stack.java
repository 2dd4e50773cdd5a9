package dev.calbridge.local;

import dev.calbridge.local.Ports.Listener;
import dev.calbridge.platform.testkit.Database;
import dev.calbridge.platform.testkit.Databases;
import dev.calbridge.platform.testkit.Kafka;
import dev.calbridge.platform.testkit.PlatformFile;
import dev.calbridge.platform.testkit.Postgres;
import dev.calbridge.platform.testkit.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole of Calbridge on one machine: platform, services, Google emulator and the front door.
 * Each part can be stopped and started by itself. Everything listens on loopback only.
 */
public final class Stack implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);

  private final Path root;
  private final Path directory;
  private final Ports ports;
  private final Purpose purpose;
  private final BiConsumer<String, String> output;
  private final PlatformPart platform;
  private final ChildProcess emulator;
  private final Map<Service, ChildProcess> services = new EnumMap<>(Service.class);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Readiness readiness = new Readiness(http);
  private final Map<String, String> besides;
  private @Nullable FrontDoor frontDoor;
  private @Nullable ServiceSettings settings;

  /**
   * @param root the repository's root, with everything built
   * @param directory holds the data; what is there is used again
   * @param purpose what it is for
   * @param output gets the name of a part and a line it prints
   * @param died gets a sentence about a part that ended by itself
   */
  public Stack(
      Path root,
      Path directory,
      Ports ports,
      Purpose purpose,
      BiConsumer<String, String> output,
      Consumer<String> died) {
    this(root, directory, ports, purpose, Map.of(), output, died);
  }

  /**
   * The same, with settings of its own.
   *
   * @param besides settings that all services get
   */
  public Stack(
      Path root,
      Path directory,
      Ports ports,
      Purpose purpose,
      Map<String, String> besides,
      BiConsumer<String, String> output,
      Consumer<String> died) {
    this.besides = Map.copyOf(besides);
    this.root = root.toAbsolutePath();
    this.directory = directory.toAbsolutePath();
    this.ports = ports;
    this.purpose = purpose;
    this.output = output;
    this.platform =
        new PlatformPart(this.root, this.directory.resolve("platform"), ports, output, died);
    this.emulator = new ChildProcess("google-emulator", output, died);
    for (Service service : Service.values()) {
      services.put(service, new ChildProcess(service.label(), output, died));
    }
  }

  /**
   * Starts everything and waits until it is ready.
   *
   * @throws IllegalStateException if a part does not start; then nothing is left running
   */
  public void start() {
    try (ExecutorService parallel = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        start(parallel);
      } catch (RuntimeException failure) {
        // Before the executor closes: what waits there waits for parts that must end first.
        close();
        throw failure;
      }
    }
  }

  private void start(ExecutorService parallel) {
    LocalSecrets secrets = LocalSecrets.in(directory);
    frontDoor = FrontDoor.open(ports);
    output.accept("calbridge", "starting PostgreSQL, Kafka and Keycloak");
    PlatformFile started = platform.start();
    output.accept("calbridge", "PostgreSQL and Kafka are up");
    settings =
        new ServiceSettings(ports, secrets, started.kafka().bootstrapServers(), purpose, besides);
    List<CompletableFuture<Void>> parts = new ArrayList<>();
    parts.add(CompletableFuture.runAsync(() -> startEmulator(secrets), parallel));
    new Topics("", PlatformPart.PARTITIONS).createMissing(started.kafka());
    for (Service service : Service.values()) {
      launch(service, new Databases(started.postgres()).create(service.database()));
      parts.add(CompletableFuture.runAsync(() -> awaitReady(service), parallel));
    }
    parts.add(CompletableFuture.runAsync(this::awaitKeycloak, parallel));
    awaitAll(parts);
  }

  /** Does not wait for the others once one has failed. */
  private static void awaitAll(List<CompletableFuture<Void>> parts) {
    CompletableFuture<Void> all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    for (CompletableFuture<Void> part : parts) {
      var unused =
          part.whenComplete(
              (_, failure) -> {
                if (failure != null) {
                  all.completeExceptionally(failure);
                }
              });
    }
    try {
      all.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  public Ports ports() {
    return ports;
  }

  /** Base URL of a part, without a slash at the end. */
  public String url(Listener listener) {
    return "http://localhost:" + ports.of(listener);
  }

  /** Where the OAuth client of this stack wants a browser back after consent. */
  public String redirectUri() {
    return JavaCommand.redirectUri(ports);
  }

  /** Process id, for measurements. */
  public long pid(Service service) {
    return process(service).pid();
  }

  /** Stops a service; the others go on. */
  public void stop(Service service) {
    process(service).stop();
  }

  /** Starts a stopped service and waits until it is ready. */
  public void start(Service service) {
    launch(service, new Databases(platform.coordinates().postgres()).create(service.database()));
    awaitReady(service);
  }

  /** Coordinates of the database server, with the right to do everything. */
  public Postgres postgres() {
    return platform.coordinates().postgres();
  }

  /** Addresses of the Kafka broker. */
  public Kafka kafka() {
    return platform.coordinates().kafka();
  }

  /** Throws away the database of a stopped service and makes an empty one. */
  public void forgetDatabase(Service service) {
    new Databases(platform.coordinates().postgres()).recreate(service.database());
  }

  /**
   * Lets a service migrate an empty database of its own and nothing else, without Kafka.
   *
   * @param log gets what it prints, in the format of production
   * @return the exit code
   */
  public int migrateOnly(Service service, Consumer<String> log) throws InterruptedException {
    return migrateOnly(
        service,
        new Databases(platform.coordinates().postgres()).recreate(service.database() + "_new"),
        log);
  }

  /** The same for the database that the service has. Returns the exit code. */
  public int migrate(Service service) throws InterruptedException {
    return migrateOnly(
        service,
        new Databases(platform.coordinates().postgres()).create(service.database()),
        line -> output.accept(service.label(), line));
  }

  private int migrateOnly(Service service, Database database, Consumer<String> log)
      throws InterruptedException {
    Path file = directory.resolve("run").resolve(service.label() + "-migration.properties");
    new ServiceSettings(
            ports,
            LocalSecrets.in(directory),
            "127.0.0.1:1",
            purpose,
            Map.of("calbridge.migrate", "only", "calbridge.log.format", "json"))
        .write(service, database, file);
    try {
      Process process =
          new ProcessBuilder(new JavaCommand(root, "192m", purpose).service(service, file))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader lines = process.inputReader()) {
        lines.lines().forEach(log);
      } finally {
        process.destroy();
      }
      return process.waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    output.accept("calbridge", "stopping");
    List<ChildProcess> first = new ArrayList<>(services.values());
    first.add(emulator);
    first.parallelStream().forEach(ChildProcess::stop);
    platform.stop();
    if (frontDoor != null) {
      frontDoor.close();
      frontDoor = null;
    }
    http.close();
  }

  private void awaitKeycloak() {
    platform.awaitKeycloak();
    output.accept("calbridge", "Keycloak is ready");
  }

  private void startEmulator(LocalSecrets secrets) {
    emulator.start(
        new JavaCommand(root, "64m", Purpose.TRYING)
            .emulator(ports, secrets, directory.resolve("google.json")));
    readiness.await(
        emulator.name(), URI.create(url(Listener.EMULATOR) + "/"), START, emulator::running);
    output.accept("calbridge", "google-emulator is ready");
  }

  private void launch(Service service, Database database) {
    Path file = directory.resolve("run").resolve(service.label() + ".properties");
    serviceSettings().write(service, database, file);
    process(service).start(new JavaCommand(root, "192m", purpose).service(service, file));
  }

  private void awaitReady(Service service) {
    readiness.await(
        service.label(),
        URI.create(url(service.management()) + "/q/health/ready"),
        START,
        process(service)::running);
    output.accept("calbridge", service.label() + " is ready");
  }

  private ChildProcess process(Service service) {
    ChildProcess process = services.get(service);
    if (process == null) {
      throw new IllegalStateException("No process for " + service);
    }
    return process;
  }

  private ServiceSettings serviceSettings() {
    if (settings == null) {
      throw new IllegalStateException("The stack has not been started");
    }
    return settings;
  }
}
