package dev.calbridge.google.emulator.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Patch semantics of the API: objects merge, null removes, lists are replaced whole. */
public final class Patch {
  private Patch() {}

  /** Returns the merged object; neither argument changes. */
  public static ObjectNode merge(ObjectNode target, ObjectNode patch) {
    ObjectNode merged = target.deepCopy();
    patch
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (value.isNull()) {
                merged.remove(entry.getKey());
              } else if (value instanceof ObjectNode nested
                  && merged.get(entry.getKey()) instanceof ObjectNode old) {
                merged.set(entry.getKey(), merge(old, nested));
              } else {
                merged.set(entry.getKey(), value.deepCopy());
              }
            });
    return merged;
  }
}
