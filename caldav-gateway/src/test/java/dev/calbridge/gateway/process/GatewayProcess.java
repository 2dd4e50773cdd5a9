package dev.calbridge.gateway.process;

import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.support.DavClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged gateway in a process of its own, as it runs in production. */
final class GatewayProcess implements AutoCloseable {

  private final Process process;
  private final int port;
  private final DavClient operator;
  private final Path log;
  private final Thread atExit;

  /** Starts it and does not wait. */
  GatewayProcess(String name, Map<String, String> settings) {
    Path jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    if (!Files.exists(jar)) {
      throw new IllegalStateException("Package the gateway first: " + jar + " is missing");
    }
    port = freePort();
    int managementPort = freePort();
    operator = new DavClient(URI.create("http://127.0.0.1:" + managementPort), null, null);
    log = Path.of("target", name + ".log").toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.management.host=127.0.0.1",
            "-Dquarkus.management.port=" + managementPort));
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", jar.toString()));
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  void awaitReady() {
    await("the gateway, see " + log)
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .failFast(() -> !process.isAlive())
        .ignoreExceptions()
        .until(() -> operator.send("GET", "/q/health/ready", null).status() == 200);
  }

  /** SIGKILL: nothing in the process runs any more. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
