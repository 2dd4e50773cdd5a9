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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Keycloak as a child process, with its own embedded store in the state directory. */
final class KeycloakPart implements AutoCloseable {

  private static final String ADMIN = "admin";
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final Process process;
  private final Keycloak coordinates;

  private KeycloakPart(Process process, Keycloak coordinates) {
    this.process = process;
    this.coordinates = coordinates;
  }

  /** Where it will be, known before it has started. */
  static Keycloak coordinates(PlatformOptions options, StateDirectory state) {
    String url = "http://" + PlatformOptions.LOOPBACK + ":" + options.keycloakPort() + "/auth";
    return new Keycloak(
        url,
        options.keycloakPublicUrl().orElse(url),
        ADMIN,
        LocalPassword.in(state.part("keycloak").resolve("password")));
  }

  /** Starts the process; {@link #awaitReady} tells when it answers. */
  static KeycloakPart start(PlatformOptions options, StateDirectory state, Undertaker undertaker) {
    Path log = state.path().resolve("keycloak.log");
    KeycloakDistribution distribution = KeycloakDistribution.in(options.cache());
    distribution.build(log);
    Path home = distribution.homeWithOwnData(state.part("keycloak"));
    try {
      Files.copy(
          options.realm(),
          home.resolve("data/import").resolve(options.realm().getFileName()),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Keycloak coordinates = coordinates(options, state);
    List<String> arguments =
        List.of(
            "start",
            "--optimized",
            "--import-realm",
            // A cluster of one must not look for others on the network.
            "--cache=local",
            "--http-enabled=true",
            "--http-host=" + PlatformOptions.LOOPBACK,
            "--http-port=" + options.keycloakPort(),
            "--http-management-host=" + PlatformOptions.LOOPBACK,
            "--http-management-port=" + options.keycloakManagementPort(),
            "--hostname=" + coordinates.publicUrl(),
            // Services talk to it directly, browsers through the one origin in front.
            "--hostname-backchannel-dynamic=true",
            "--proxy-headers=xforwarded",
            "--log-level=warn,org.keycloak.quarkus.runtime.storage:info,io.quarkus:info");
    Process process =
        KeycloakDistribution.start(
            home,
            arguments,
            Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", coordinates.adminUser(),
                "KC_BOOTSTRAP_ADMIN_PASSWORD", coordinates.adminPassword()),
            log);
    undertaker.watch(process.pid(), "TERM");
    return new KeycloakPart(process, coordinates);
  }

  /**
   * Waits until the realm is there.
   *
   * @throws IllegalStateException if the process ends or takes too long
   */
  void awaitReady() {
    HttpRequest realm =
        HttpRequest.newBuilder(URI.create(coordinates.realmUrl()))
            .timeout(Duration.ofSeconds(10))
            .build();
    long end = System.nanoTime() + START.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("Keycloak ended with status " + process.exitValue());
        }
        if (answers(http, realm)) {
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
}
