package dev.calbridge.local;

import dev.calbridge.local.Ports.Listener;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Command lines of programs that end with this process (see {@link Tether}).
 *
 * @param root the repository's root
 * @param heap for {@code -Xmx}; a service wants 80m at least
 */
record JavaCommand(Path root, String heap, Purpose purpose) {

  // As in a small container: the heap begins small, grows by need, and is given back. On a machine
  // with much memory the JVM would begin with all of it. What requests under way hold fits into
  // large survivor spaces and dies there: the serial collector lets the old generation grow to its
  // bound before it looks for what is dead in it.
  private static final List<String> HEAP =
      List.of(
          "-Xms64m",
          "-Xmn40m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30",
          "-XX:-ShrinkHeapInSteps",
          "-XX:SurvivorRatio=2",
          "-XX:TargetSurvivorRatio=90",
          "-XX:TrimNativeHeapInterval=10000");

  List<String> service(Service service, Path settings) {
    Path runnable = service.runnable(root);
    if (!Files.exists(runnable)) {
      throw new IllegalStateException(
          service.label() + " has not been built: " + runnable + " is missing");
    }
    List<String> options = new ArrayList<>(HEAP);
    options.addAll(
        List.of(
            // What quarkus-run.jar's manifest asks for, which counts with -jar only.
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Dquarkus.config.locations=" + settings,
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
    return command(options, runnable, mainClass(runnable));
  }

  /** Each way of packaging has its own: {@code aot-jar} not that of {@code fast-jar}. */
  private static String mainClass(Path runnable) {
    try (JarFile jar = new JarFile(runnable.toFile())) {
      return jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  List<String> emulator(Ports ports, LocalSecrets secrets, Path state) {
    List<String> command =
        new ArrayList<>(
            command(List.of(), emulatorJar(), "dev.calbridge.google.emulator.Launcher"));
    command.add("--port=" + ports.of(Listener.EMULATOR));
    command.add("--state-file=" + state);
    command.add("--client-id=" + LocalSecrets.GOOGLE_CLIENT_ID);
    command.add("--client-secret=" + secrets.googleClientSecret());
    command.add("--redirect-uri=" + redirectUri(ports));
    command.add("--redirect-uri=" + callbackUri(ports));
    return command;
  }

  /** Where Google sends a browser back to after consent. */
  static String redirectUri(Ports ports) {
    return "http://localhost:" + ports.of(Listener.FRONT) + "/api/v1/google/consent";
  }

  /** The same for the consent flow of credential-service, which people go through. */
  static String callbackUri(Ports ports) {
    return "http://localhost:" + ports.of(Listener.FRONT) + "/api/v1/oauth/callback";
  }

  private List<String> command(List<String> options, Path jar, String main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(purpose.options());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options);
    command.add("-cp");
    command.add(jar + File.pathSeparator + root.resolve("deploy/local/target/classes"));
    command.add(Tether.class.getName());
    command.add(main);
    return command;
  }

  private Path emulatorJar() {
    Path target = root.resolve("google-sync-service/emulator/target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("google-emulator-.*-run\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("google-emulator has not been built"));
    } catch (IOException failure) {
      throw new UncheckedIOException("google-emulator has not been built", failure);
    }
  }
}
