package dev.calbridge.google.emulator.store;

import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.util.concurrent.Semaphore;

/**
 * Writes the world to one file soon after a change: bursts are written once, and a file is either
 * the old one or the new one. What was changed in the last moments before a crash can be lost.
 */
public final class StateFile implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StateFile.class.getName());
  private static final long PAUSE_MILLIS = 150;

  private final Path path;
  private final World world;
  private final EmulatorState state;
  private final Semaphore dirty = new Semaphore(0);
  private final Thread writer;
  private volatile boolean closed;

  public StateFile(Path path, EmulatorState state) {
    this.path = path.toAbsolutePath();
    this.world = state.world();
    this.state = state;
    this.writer = Thread.ofVirtual().name("state-file").unstarted(this::write);
  }

  /**
   * Reads the file if there is one, and begins to write changes.
   *
   * @throws IOException if it is there and cannot be understood: better not to start than to
   *     overwrite it
   */
  public void load() throws IOException {
    if (Files.exists(path)) {
      try {
        state.read(Json.readObject(Files.readAllBytes(path)));
      } catch (Json.MalformedJson | IllegalArgumentException | DateTimeException e) {
        throw new IOException("not a state file: " + path, e);
      }
    }
    writer.start();
  }

  /** Something changed; it will be written soon. */
  public void changed() {
    dirty.release();
  }

  @Override
  public void close() {
    closed = true;
    dirty.release();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    boolean last = false;
    while (!last) {
      try {
        dirty.acquire();
        last = closed;
        if (!last) {
          Thread.sleep(PAUSE_MILLIS);
        }
        dirty.drainPermits();
        last = last || closed;
        save();
      } catch (InterruptedException e) {
        return;
      } catch (IOException | UncheckedIOException e) {
        LOG.log(System.Logger.Level.ERROR, "cannot write " + path, e);
      }
    }
  }

  private void save() throws IOException {
    byte[] bytes = world.exclusively(() -> Json.write(state.write()));
    Files.createDirectories(path.getParent());
    Path next = path.resolveSibling(path.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(next, bytes);
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
