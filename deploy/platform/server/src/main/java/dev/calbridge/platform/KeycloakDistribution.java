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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The unpacked Keycloak, shared by all platforms on this machine, and the way to run it: straight
 * with {@code java}, so that the process we started is the server and not a shell around it.
 *
 * @param home where it was unpacked
 */
record KeycloakDistribution(Path home) {

  static final String ADMIN = "admin";

  /** What Keycloak fixes in a build step. */
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

  /**
   * Does what takes long and comes out the same each time, unless it has been done: Keycloak's
   * build step, and a store with its schema and the realm in it. One platform at a time does it.
   *
   * @return the directory to begin with: {@code data} and the administrator's {@code password}
   */
  Path prepare(Path realm, Path log, Undertaker undertaker) {
    try (FileChannel channel =
            FileChannel.open(
                home.resolve("prepare.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assert lock.isValid();
      Path built = home.resolve("built-with");
      String wanted = String.join(" ", BUILD);
      if (!Files.exists(built) || !Files.readString(built).equals(wanted)) {
        run(home, BUILD, Map.of(), log, undertaker);
        Files.writeString(built, wanted);
      }
      Path template = home.resolve("template-" + fingerprint(realm));
      if (!Files.exists(template)) {
        Path unfinished = home.resolve("template-unfinished");
        StateDirectory.deleteAll(unfinished);
        String password = LocalPassword.in(unfinished.resolve("password"));
        link(unfinished);
        run(
            unfinished,
            List.of("import", "--optimized", "--file=" + realm),
            environment(password),
            log,
            undertaker);
        Files.move(unfinished, template);
      }
      return template;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Makes a directory a Keycloak home that has data of its own and shares all else. */
  void link(Path own) {
    try {
      Files.createDirectories(own);
      for (String shared : List.of("bin", "conf", "lib", "providers", "themes", "version.txt")) {
        Path link = own.resolve(shared);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, home.resolve(shared));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The import creates the first administrator; it listens nowhere, but for this. */
  private static Map<String, String> environment(String adminPassword) {
    return Map.of(
        "KC_BOOTSTRAP_ADMIN_USERNAME",
        ADMIN,
        "KC_BOOTSTRAP_ADMIN_PASSWORD",
        adminPassword,
        "KC_HTTP_MANAGEMENT_HOST",
        PlatformOptions.LOOPBACK,
        "KC_HTTP_MANAGEMENT_PORT",
        "0");
  }

  private static String fingerprint(Path realm) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(realm));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void run(
      Path home,
      List<String> arguments,
      Map<String, String> environment,
      Path log,
      Undertaker undertaker) {
    try {
      Process process = start(home, arguments, environment, log);
      undertaker.watch(process.pid(), "TERM");
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "Keycloak's " + arguments.getFirst() + " step ended with status " + status);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Keycloak was prepared", interrupted);
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
