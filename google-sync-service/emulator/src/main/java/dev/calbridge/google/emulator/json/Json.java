package dev.calbridge.google.emulator.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON trees from and to bytes. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Reads an object; an empty body counts as an empty object, as Google takes it.
   *
   * @throws MalformedJson if the bytes are not JSON or not an object
   */
  public static ObjectNode readObject(byte[] bytes) {
    if (bytes.length == 0) {
      return object();
    }
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new MalformedJson("not a JSON object");
    } catch (IOException e) {
      throw new MalformedJson("not JSON", e);
    }
  }

  public static byte[] write(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body is not a JSON object. */
  public static final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedJson(String message) {
      super(message);
    }

    MalformedJson(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
