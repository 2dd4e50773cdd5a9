package dev.calbridge.google.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.api.SyncTokens;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.oauth.Grants;
import dev.calbridge.google.emulator.oauth.GrantsState;
import dev.calbridge.google.emulator.push.Channels;
import dev.calbridge.google.emulator.push.ChannelsState;
import dev.calbridge.google.emulator.world.World;
import dev.calbridge.google.emulator.world.WorldState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.util.Base64;
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
  private final Grants grants;
  private final SyncTokens syncTokens;
  private final Channels channels;
  private final Semaphore dirty = new Semaphore(0);
  private final Thread writer;
  private volatile boolean closed;

  public StateFile(
      Path path, World world, Grants grants, SyncTokens syncTokens, Channels channels) {
    this.path = path.toAbsolutePath();
    this.world = world;
    this.grants = grants;
    this.syncTokens = syncTokens;
    this.channels = channels;
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
        ObjectNode state = Json.readObject(Files.readAllBytes(path));
        if (state.path("version").asInt() != 1) {
          throw new IOException("not a state file of this version: " + path);
        }
        syncTokens.restoreKey(Base64.getDecoder().decode(state.path("syncTokenKey").asText()));
        WorldState.read(state.withObject("/world"), world);
        GrantsState.read(state.path("grants"), grants);
        ChannelsState.read(state.path("channels"), channels);
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
    byte[] bytes = world.exclusively(() -> Json.write(state()));
    Files.createDirectories(path.getParent());
    Path next = path.resolveSibling(path.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(next, bytes);
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private ObjectNode state() {
    ObjectNode state = Json.object().put("version", 1);
    state.put("syncTokenKey", Base64.getEncoder().encodeToString(syncTokens.key()));
    state.set("world", WorldState.write(world));
    state.set("grants", GrantsState.write(grants));
    state.set("channels", ChannelsState.write(channels));
    return state;
  }
}
