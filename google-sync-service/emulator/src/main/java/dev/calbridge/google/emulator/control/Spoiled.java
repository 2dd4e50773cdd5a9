package dev.calbridge.google.emulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.json.Json;
import java.util.Arrays;
import java.util.Optional;

/** Makes a good answer a bad one. */
final class Spoiled {
  private Spoiled() {}

  static Response by(Optional<FaultRule.Spoil> spoil, Response good) {
    if (spoil.isEmpty() || good.status() != 200) {
      return good;
    }
    return switch (spoil.get()) {
      case TRUNCATED ->
          new Response(
              good.status(), good.headers(), Arrays.copyOf(good.body(), good.body().length / 2));
      case GZIP -> good.sent(Response.Manner.WRONG_GZIP);
      case SLOW -> good.sent(Response.Manner.SLOW);
      case EMPTY -> {
        ObjectNode list = Json.readObject(good.body());
        list.putArray("items");
        yield Response.json(good.status(), list);
      }
      case REPEATED -> {
        ObjectNode list = Json.readObject(good.body());
        if (list.path("items") instanceof ArrayNode items && !items.isEmpty()) {
          items.add(items.get(0).deepCopy());
        }
        yield Response.json(good.status(), list);
      }
    };
  }
}
