package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Partial responses: {@code items(id,start/dateTime),nextPageToken}. A program that forgets a field
 * in its mask must not get it here either.
 */
final class FieldMask {
  private final Map<String, FieldMask> fields = new LinkedHashMap<>();

  private FieldMask() {}

  /**
   * @throws dev.calbridge.google.emulator.error.GoogleError 400 if the mask cannot be read
   */
  static FieldMask parse(String mask) {
    Reader reader = new Reader(mask);
    FieldMask parsed = reader.list();
    if (!reader.atEnd()) {
      throw invalid(mask);
    }
    return parsed;
  }

  ObjectNode apply(ObjectNode body) {
    ObjectNode kept = Json.object();
    body.properties()
        .forEach(
            entry -> {
              FieldMask inner = fields.getOrDefault(entry.getKey(), fields.get("*"));
              if (inner != null) {
                kept.set(entry.getKey(), inner.inside(entry.getValue()));
              }
            });
    return kept;
  }

  private JsonNode inside(JsonNode value) {
    if (fields.isEmpty()) {
      return value;
    }
    if (value instanceof ObjectNode object) {
      return apply(object);
    }
    if (value instanceof ArrayNode array) {
      ArrayNode kept = array.arrayNode();
      array.forEach(element -> kept.add(inside(element)));
      return kept;
    }
    return value;
  }

  private static RuntimeException invalid(String mask) {
    return Errors.invalidParameter("fields", "Invalid field selection " + mask);
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    boolean atEnd() {
      return at == text.length();
    }

    FieldMask list() {
      FieldMask mask = new FieldMask();
      do {
        path(mask);
      } while (take(','));
      return mask;
    }

    private void path(FieldMask mask) {
      int start = at;
      while (!atEnd() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '*')) {
        at++;
      }
      if (start == at) {
        throw invalid(text);
      }
      FieldMask inner =
          mask.fields.computeIfAbsent(text.substring(start, at), _ -> new FieldMask());
      if (take('/')) {
        path(inner);
      } else if (take('(')) {
        do {
          path(inner);
        } while (take(','));
        if (!take(')')) {
          throw invalid(text);
        }
      }
    }

    private boolean take(char wanted) {
      boolean there = !atEnd() && text.charAt(at) == wanted;
      if (there) {
        at++;
      }
      return there;
    }
  }
}
