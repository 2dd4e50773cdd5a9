package dev.calbridge.google.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Remembers the whole state under a name, and goes back to it. Neither clock nor stamps go back.
 */
public final class SnapshotControl {
  private static final int MOST = 16;

  private final ControlGate gate;
  private final World world;
  private final Supplier<ObjectNode> write;
  private final Consumer<ObjectNode> read;
  private final Map<String, byte[]> snapshots = new LinkedHashMap<>();

  /**
   * @param write the state as it is
   * @param read puts a state in the place of what there is
   */
  public SnapshotControl(
      ControlGate gate, World world, Supplier<ObjectNode> write, Consumer<ObjectNode> read) {
    this.gate = gate;
    this.world = world;
    this.write = write;
    this.read = read;
  }

  public List<Route> routes() {
    return List.of(
        gate.route("POST", "/snapshots/{name}", this::take),
        gate.route("POST", "/snapshots/{name}/restore", this::restore),
        gate.route("DELETE", "/snapshots/{name}", this::forget));
  }

  private Response take(Request request) {
    String name = request.variable("name");
    if (snapshots.size() >= MOST && !snapshots.containsKey(name)) {
      throw new IllegalArgumentException("at most " + MOST + " snapshots");
    }
    snapshots.put(name, Json.write(write.get()));
    return Response.empty(204);
  }

  private Response restore(Request request) {
    byte[] snapshot = snapshots.get(request.variable("name"));
    if (snapshot == null) {
      throw Errors.notFound();
    }
    world.withoutGoingBack(() -> read.accept(Json.readObject(snapshot)));
    return Response.empty(204);
  }

  private Response forget(Request request) {
    snapshots.remove(request.variable("name"));
    return Response.empty(204);
  }
}
