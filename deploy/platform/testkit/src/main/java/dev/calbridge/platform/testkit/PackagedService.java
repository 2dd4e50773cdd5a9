package dev.calbridge.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A packaged service in a process of its own, as it runs in production, on free ports. */
public final class PackagedService implements AutoCloseable {

  /** Of a process that shall start soon and stay small. */
  public static final List<String> QUICK_AND_SMALL =
      List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Process process;
  private final URI uri;
  private final URI management;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Thread end;

  private PackagedService(Process process, URI uri, URI management, Path log) {
    this.process = process;
    this.uri = uri;
    this.management = management;
    this.log = log;
    this.end = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(end);
  }

  /**
   * Starts it and does not wait.
   *
   * @param module directory of the service's module, where it has been packaged
   * @param name of the log file in the module's {@code target}
   * @param options for the virtual machine
   * @param settings of the service; it gets no others but its ports
   * @throws IllegalStateException if it has not been packaged
   */
  public static PackagedService start(
      Path module, String name, List<String> options, Map<String, String> settings) {
    Path target = module.toAbsolutePath().resolve("target");
    Path jar = target.resolve("quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException("Package the service first: " + jar + " is missing");
    }
    int port = freePort();
    int managementPort = freePort();
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("quarkus.http.host", "127.0.0.1");
    all.put("quarkus.http.port", Integer.toString(port));
    all.put("quarkus.management.host", "127.0.0.1");
    all.put("quarkus.management.port", Integer.toString(managementPort));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    all.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", jar.toString()));
    Path log = target.resolve(name + ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new PackagedService(process, local(port), local(managementPort), log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where it serves. */
  public URI uri() {
    return uri;
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  /**
   * Until it says that it is ready.
   *
   * @throws IllegalStateException if it ends before, or takes longer than two minutes
   */
  public void awaitReady() {
    HttpRequest ready = HttpRequest.newBuilder(management.resolve("/q/health/ready")).build();
    long late = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < late) {
      if (answers(ready)) {
        return;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new IllegalStateException("The service does not become ready: see " + log);
  }

  private boolean answers(HttpRequest ready) {
    try {
      return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }

  /** SIGKILL: nothing in the process runs any more. Returns when it is gone; may be repeated. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
    Runtime.getRuntime().removeShutdownHook(end);
    http.close();
  }

  @Override
  public void close() {
    kill();
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
