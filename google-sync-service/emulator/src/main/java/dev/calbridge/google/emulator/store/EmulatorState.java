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
import java.util.Base64;

/** Everything that is kept, as JSON and back. Guarded by the lock of {@link World}. */
public final class EmulatorState {
  private static final int VERSION = 1;

  private final World world;
  private final Grants grants;
  private final SyncTokens syncTokens;
  private final Channels channels;

  public EmulatorState(World world, Grants grants, SyncTokens syncTokens, Channels channels) {
    this.world = world;
    this.grants = grants;
    this.syncTokens = syncTokens;
    this.channels = channels;
  }

  World world() {
    return world;
  }

  public ObjectNode write() {
    ObjectNode state = Json.object().put("version", VERSION);
    state.put("syncTokenKey", Base64.getEncoder().encodeToString(syncTokens.key()));
    state.set("world", WorldState.write(world));
    state.set("grants", GrantsState.write(grants));
    state.set("channels", ChannelsState.write(channels));
    return state;
  }

  /**
   * Takes the place of what there is.
   *
   * @throws IllegalArgumentException if it is not of this version, or malformed
   */
  public void read(ObjectNode state) {
    if (state.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException("not a state of this version");
    }
    syncTokens.restoreKey(Base64.getDecoder().decode(state.path("syncTokenKey").asText()));
    WorldState.read(state.withObject("/world"), world);
    GrantsState.read(state.path("grants"), grants);
    channels.clear();
    ChannelsState.read(state.path("channels"), channels);
  }
}
