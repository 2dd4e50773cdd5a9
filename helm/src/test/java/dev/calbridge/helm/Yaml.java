package dev.calbridge.helm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes YAML; a key that stands twice is an error. */
final class Yaml {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private Yaml() {}

  static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(file.toString(), failure);
    }
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The documents that are not empty. */
  static List<ObjectNode> documents(String text) {
    try (MappingIterator<JsonNode> documents = MAPPER.readerFor(JsonNode.class).readValues(text)) {
      return documents.readAll().stream()
          .filter(ObjectNode.class::isInstance)
          .map(ObjectNode.class::cast)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static void write(JsonNode document, Path file) {
    try {
      Files.createDirectories(file.getParent());
      MAPPER.writeValue(file.toFile(), document);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Joins maps as Helm joins values files; anything else replaces. */
  static ObjectNode merged(ObjectNode below, JsonNode above) {
    ObjectNode merged = below.deepCopy();
    for (var entry : above.properties()) {
      JsonNode own = merged.get(entry.getKey());
      if (own instanceof ObjectNode map && entry.getValue().isObject()) {
        merged.set(entry.getKey(), merged(map, entry.getValue()));
      } else {
        merged.set(entry.getKey(), entry.getValue());
      }
    }
    return merged;
  }
}
