package dev.calbridge.google.emulator.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A program's own properties. Google says nothing when it drops a property with a long name or cuts
 * a long value; it does refuse too many of them.
 */
final class ExtendedProperties {
  private static final int LONGEST_NAME = 44;
  private static final int LONGEST_VALUE = 1024;
  private static final int MOST = 300;
  private static final int BYTES = 32 * 1024;

  private ExtendedProperties() {}

  static Optional<JsonNode> limited(JsonNode value) {
    if (!value.isObject()) {
      throw Errors.badRequest("Bad Request");
    }
    ObjectNode kept = Json.object();
    int count = 0;
    int bytes = 0;
    for (String scope : new String[] {"private", "shared"}) {
      ObjectNode properties = scope(value.path(scope));
      for (var property : properties.properties()) {
        count++;
        bytes += size(property.getKey()) + size(property.getValue().asText());
      }
      if (!properties.isEmpty()) {
        kept.set(scope, properties);
      }
    }
    if (count > MOST || bytes > BYTES) {
      throw Errors.invalid("The extended properties exceed the limits of an event.");
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  private static ObjectNode scope(JsonNode sent) {
    ObjectNode kept = Json.object();
    for (var property : sent.properties()) {
      if (property.getKey().length() > LONGEST_NAME || property.getValue().isNull()) {
        continue;
      }
      String text = property.getValue().asText();
      kept.put(
          property.getKey(),
          text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text);
    }
    return kept;
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
