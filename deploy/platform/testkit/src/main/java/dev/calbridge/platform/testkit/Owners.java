package dev.calbridge.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The processes a platform is kept running for: one empty file each, named by the process id.
 *
 * <p>Two builds at the same time share a platform; it ends with the last of them.
 *
 * @param directory the platform's state directory
 */
public record Owners(Path directory) {

  /** Adds a process. */
  public void add(long pid) {
    try {
      Files.createDirectories(files());
      Path file = files().resolve(Long.toString(pid));
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Forgets the processes that have ended and tells whether any is left. */
  public boolean anyAlive() {
    boolean found = false;
    try {
      Files.createDirectories(files());
      try (DirectoryStream<Path> owners = Files.newDirectoryStream(files())) {
        for (Path owner : owners) {
          long pid = Long.parseLong(owner.getFileName().toString());
          if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            found = true;
          } else {
            Files.deleteIfExists(owner);
          }
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return found;
  }

  /**
   * Runs an action while no other process attaches to this platform or lets go of it. Not for two
   * threads of one process.
   */
  public <T> T exclusively(Supplier<T> action) {
    try {
      Files.createDirectories(directory);
      try (FileChannel channel =
              FileChannel.open(
                  directory.resolve("attach.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        assert lock.isValid();
        return action.get();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * The process a platform started from here belongs to: the nearest Java process above this one,
   * which is Maven or an IDE, or else this process itself.
   */
  public static long ofThisBuild() {
    for (Optional<ProcessHandle> above = ProcessHandle.current().parent();
        above.isPresent();
        above = above.get().parent()) {
      String command = above.get().info().command().orElse("");
      if (command.endsWith("/java") || command.endsWith("\\java.exe")) {
        return above.get().pid();
      }
    }
    return ProcessHandle.current().pid();
  }

  private Path files() {
    return directory.resolve("owners");
  }
}
