package dev.calbridge.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The unpacked Keycloak, shared by all platforms on this machine, and the way to run it: straight
 * with {@code java}, so that the process we started is the server and not a shell around it.
 *
 * @param home where it was unpacked
 */
record KeycloakDistribution(Path home) {

  /** What Keycloak fixes in a build step, done once. */
  private static final List<String> BUILD =
      List.of("build", "--db=dev-file", "--http-relative-path=/auth", "--health-enabled=true");

  /** The one that the build of this module unpacked into the cache. */
  static KeycloakDistribution in(Path cache) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(cache, "keycloak-*")) {
      for (Path home : found) {
        if (Files.exists(home.resolve("lib/quarkus-run.jar"))) {
          return new KeycloakDistribution(home);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    throw new IllegalStateException("No Keycloak in " + cache + ": build deploy/platform/server");
  }

  /** Runs the build step unless it has been done; one platform at a time. */
  void build(Path log) {
    Path built = home.resolve("built-for-calbridge");
    String wanted = String.join(" ", BUILD);
    try (FileChannel channel =
            FileChannel.open(
                home.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assert lock.isValid();
      if (Files.exists(built) && Files.readString(built).equals(wanted)) {
        return;
      }
      Process process = start(home, BUILD, Map.of(), log);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("Keycloak's build step failed: see " + log);
      }
      Files.writeString(built, wanted);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Keycloak was built", interrupted);
    }
  }

  /**
   * Makes a home with data of its own; all else are links to the distribution.
   *
   * @return {@code own}
   */
  Path homeWithOwnData(Path own) {
    try {
      Files.createDirectories(own.resolve("data/import"));
      for (String shared : List.of("bin", "conf", "lib", "providers", "themes", "version.txt")) {
        Path link = own.resolve(shared);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, home.resolve(shared));
      }
      return own;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts Keycloak's main class; the arguments are those of its {@code kc.sh}. */
  static Process start(
      Path home, List<String> arguments, Map<String, String> environment, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms64m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // As in Keycloak's own start script: JBoss Threads and Infinispan reach into the JDK.
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .redirectInput(Redirect.from(new File("/dev/null")));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
