package dev.calbridge.platform;

import dev.calbridge.platform.testkit.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL server whose data lives in the state directory. */
final class PostgresPart implements AutoCloseable {

  private static final String ADMIN = "postgres";

  private final EmbeddedPostgres server;
  private final Postgres coordinates;

  private PostgresPart(EmbeddedPostgres server, Postgres coordinates) {
    this.server = server;
    this.coordinates = coordinates;
  }

  static PostgresPart start(PlatformOptions options, StateDirectory state, Undertaker undertaker) {
    Path part = state.part("postgres");
    Path data = part.resolve("data");
    try {
      Files.createDirectories(part);
      Path passwordFile = part.resolve("password");
      String password = LocalPassword.in(passwordFile);
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setPort(options.postgresPort())
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(options.cache().resolve("postgres").toFile())
              .setPGStartupWait(Duration.ofMinutes(2))
              .setLocaleConfig("pwfile", passwordFile.toString())
              .setLocaleConfig("locale", "C.UTF-8")
              .setConnectConfig("password", password)
              .setDataDirectoryCustomizer(PostgresPart::demandPasswords)
              .setOutputRedirector(Redirect.appendTo(state.path().resolve("postgres.log").toFile()))
              .setServerConfig("listen_addresses", PlatformOptions.LOOPBACK)
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("max_connections", "300")
              .setServerConfig("shared_buffers", "128MB")
              // The library's default is off: then a commit that was answered may be lost.
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("fsync", options.keep() ? "on" : "off")
              .start();
      undertaker.watch(pid(data), "INT");
      return new PostgresPart(
          server, new Postgres(PlatformOptions.LOOPBACK, options.postgresPort(), ADMIN, password));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Postgres coordinates() {
    return coordinates;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The library lets initdb trust everybody; a service with a wrong password must be refused. */
  private static void demandPasswords(File data) {
    try {
      Files.writeString(
          data.toPath().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long pid(Path data) throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8);
    return Long.parseLong(lines.getFirst().strip());
  }
}
