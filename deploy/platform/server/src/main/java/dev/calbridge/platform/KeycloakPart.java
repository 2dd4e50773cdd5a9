package dev.calbridge.platform;

import dev.calbridge.platform.testkit.Keycloak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Keycloak as a child process, with its own embedded store in the state directory. */
final class KeycloakPart implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final Process process;
  private final Keycloak coordinates;
  private final int managementPort;

  private KeycloakPart(Process process, Keycloak coordinates, int managementPort) {
    this.process = process;
    this.coordinates = coordinates;
    this.managementPort = managementPort;
  }

  /**
   * Starts the process; {@link #awaitReady} tells when it answers. With data of an earlier run it
   * goes on with them, else it begins with the realm's file.
   */
  static KeycloakPart start(PlatformOptions options, StateDirectory state, Undertaker undertaker) {
    Path log = state.path().resolve("keycloak.log");
    KeycloakDistribution distribution = KeycloakDistribution.in(options.cache());
    Path template = distribution.prepare(options.realm(), log, undertaker);
    Path home = state.part("keycloak");
    if (!Files.exists(home.resolve("password"))) {
      copy(template.resolve("data"), home.resolve("data"));
      copy(template.resolve("password"), home.resolve("password"));
    }
    distribution.link(home);
    Keycloak coordinates = coordinates(options, LocalPassword.in(home.resolve("password")));
    Process process = KeycloakDistribution.start(home, arguments(options), Map.of(), log);
    undertaker.watch(process.pid(), "TERM");
    return new KeycloakPart(process, coordinates, options.keycloakManagementPort());
  }

  /** Where it will be, known before it has started; nobody can be its administrator yet. */
  static Keycloak futureCoordinates(PlatformOptions options) {
    return coordinates(options, "");
  }

  Keycloak coordinates() {
    return coordinates;
  }

  private static Keycloak coordinates(PlatformOptions options, String adminPassword) {
    String url = "http://" + PlatformOptions.LOOPBACK + ":" + options.keycloakPort() + "/auth";
    return new Keycloak(
        url, options.keycloakPublicUrl().orElse(url), KeycloakDistribution.ADMIN, adminPassword);
  }

  private static List<String> arguments(PlatformOptions options) {
    return List.of(
        "start",
        "--optimized",
        // A cluster of one must not look for others on the network.
        "--cache=local",
        "--http-enabled=true",
        "--http-host=" + PlatformOptions.LOOPBACK,
        "--http-port=" + options.keycloakPort(),
        "--http-management-host=" + PlatformOptions.LOOPBACK,
        "--http-management-port=" + options.keycloakManagementPort(),
        "--hostname=" + futureCoordinates(options).publicUrl(),
        // Services talk to it directly, browsers through the one origin in front.
        "--hostname-backchannel-dynamic=true",
        "--proxy-headers=xforwarded",
        "--log-level=warn,io.quarkus:info");
  }

  /**
   * Waits until it is ready for requests.
   *
   * @throws IllegalStateException if the process ends or takes too long
   */
  void awaitReady() {
    String health =
        "http://" + PlatformOptions.LOOPBACK + ":" + managementPort + "/auth/health/ready";
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create(health)).timeout(Duration.ofSeconds(10)).build();
    long end = System.nanoTime() + START.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("Keycloak ended with status " + process.exitValue());
        }
        if (answers(http, ready)) {
          return;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Keycloak started", interrupted);
    }
    throw new IllegalStateException("Keycloak was not ready after " + START);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().onExit().join();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
