package dev.calbridge.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory that holds all state of one platform, locked for as long as it runs. */
final class StateDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  /**
   * @throws IllegalStateException if another platform runs on the directory
   */
  StateDirectory(Path path) {
    this.path = path;
    try {
      Files.createDirectories(path);
      channel =
          FileChannel.open(
              path.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock taken = channel.tryLock();
      if (taken == null) {
        channel.close();
        throw new IllegalStateException("A platform runs already on " + path);
      }
      lock = taken;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Path path() {
    return path;
  }

  /** The place of one part's data. */
  Path part(String name) {
    return path.resolve(name);
  }

  /** Forgets the data of earlier runs. */
  void clean() {
    for (String part : List.of("postgres", "postgres.log", "kafka", "keycloak", "keycloak.log")) {
      deleteAll(part(part));
    }
  }

  /** Deletes a file, or a directory with its content; links are deleted, not followed. */
  static void deleteAll(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
