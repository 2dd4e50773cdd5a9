package dev.calbridge.kit.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of an event (CloudEvents 1.0, Kafka protocol binding, binary mode), and the version of
 * the thing it tells of, which a tombstone has no other place for.
 *
 * @param id unique per source
 * @param type what happened
 * @param source path-like name of the service
 * @param time when the change was made that it tells of
 * @param version of the thing; consumers ignore what is not newer
 */
public record CloudEventHeaders(String id, String type, String source, Instant time, long version) {

  private static final String SPEC_VERSION = "1.0";

  /** Adds the attributes to a record's headers. */
  public void writeTo(Headers headers) {
    put(headers, "ce_specversion", SPEC_VERSION);
    put(headers, "ce_id", id);
    put(headers, "ce_type", type);
    put(headers, "ce_source", source);
    put(headers, "ce_time", time.toString());
    put(headers, "ce_calbridgeversion", Long.toString(version));
    put(headers, "content-type", "application/json");
  }

  /**
   * @throws MalformedEvent if an attribute is missing or cannot be read
   */
  public static CloudEventHeaders of(Headers headers) {
    try {
      return new CloudEventHeaders(
          required(headers, "ce_id"),
          required(headers, "ce_type"),
          required(headers, "ce_source"),
          Instant.parse(required(headers, "ce_time")),
          Long.parseLong(required(headers, "ce_calbridgeversion")));
    } catch (java.time.format.DateTimeParseException | NumberFormatException e) {
      throw new MalformedEvent("An attribute of the event cannot be read", e);
    }
  }

  private static String required(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      throw new MalformedEvent("Header " + name + " is missing", null);
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Not an event as these topics carry them: belongs on the dead-letter topic. */
  public static final class MalformedEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedEvent(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
