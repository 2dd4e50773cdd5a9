package dev.calbridge.platform.testkit;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running platform tells about itself, as its file {@code platform.properties} holds it.
 *
 * @param pid process id of the platform's JVM
 * @param postgres up when the file exists
 * @param kafka up when the file exists
 * @param keycloakState whether {@code keycloak} can be used yet
 * @param keycloak where it is or will be
 */
public record PlatformFile(
    long pid, Postgres postgres, Kafka kafka, KeycloakState keycloakState, Keycloak keycloak) {

  /** The file's name in the platform's state directory. */
  public static final String NAME = "platform.properties";

  /** How far Keycloak has come. */
  public enum KeycloakState {
    OFF,
    STARTING,
    READY,
    FAILED
  }

  /** The file's content, or nothing if there is no file. */
  public static Optional<PlatformFile> read(Path directory) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve(NAME), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return Optional.of(
        new PlatformFile(
            Long.parseLong(value(properties, "pid")),
            new Postgres(
                value(properties, "postgres.host"),
                Integer.parseInt(value(properties, "postgres.port")),
                value(properties, "postgres.admin.user"),
                value(properties, "postgres.admin.password")),
            new Kafka(value(properties, "kafka.bootstrap")),
            KeycloakState.valueOf(value(properties, "keycloak.state")),
            new Keycloak(
                value(properties, "keycloak.url"),
                value(properties, "keycloak.public-url"),
                value(properties, "keycloak.admin.user"),
                value(properties, "keycloak.admin.password"))));
  }

  /** Writes the file in one step: a reader sees the old content or the new one, never a part. */
  public void write(Path directory) {
    Properties properties = new Properties();
    properties.setProperty("pid", Long.toString(pid));
    properties.setProperty("postgres.host", postgres.host());
    properties.setProperty("postgres.port", Integer.toString(postgres.port()));
    properties.setProperty("postgres.admin.user", postgres.adminUser());
    properties.setProperty("postgres.admin.password", postgres.adminPassword());
    properties.setProperty("kafka.bootstrap", kafka.bootstrapServers());
    properties.setProperty("keycloak.state", keycloakState.name());
    properties.setProperty("keycloak.url", keycloak.url());
    properties.setProperty("keycloak.public-url", keycloak.publicUrl());
    properties.setProperty("keycloak.admin.user", keycloak.adminUser());
    properties.setProperty("keycloak.admin.password", keycloak.adminPassword());
    Path unfinished = directory.resolve(NAME + ".unfinished");
    try {
      try (Writer writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
        properties.store(writer, null);
      }
      Files.move(unfinished, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The same platform with Keycloak in another state. */
  public PlatformFile with(KeycloakState newState, Keycloak newKeycloak) {
    return new PlatformFile(pid, postgres, kafka, newState, newKeycloak);
  }

  /** Whether the process that wrote the file still runs. */
  public boolean alive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static String value(Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalStateException(NAME + " has no " + key);
    }
    return value;
  }
}
