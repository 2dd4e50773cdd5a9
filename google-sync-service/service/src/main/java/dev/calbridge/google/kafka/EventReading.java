package dev.calbridge.google.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.kit.events.CloudEventHeaders.MalformedEvent;
import dev.calbridge.kit.events.UnknownEventType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What both consumers share. */
@Singleton
public class EventReading {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final ObjectMapper json;

  public EventReading(ObjectMapper json) {
    this.json = json;
  }

  /** A thing of a tenant, as keys name it. */
  record Key(String tenant, UUID id) {}

  static Key key(@Nullable String key) {
    int slash = key == null ? -1 : key.indexOf('/');
    if (key == null || slash <= 0) {
      throw new MalformedEvent("The key is not tenant/id", null);
    }
    try {
      return new Key(key.substring(0, slash), UUID.fromString(key.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new MalformedEvent("The key is not tenant/id", e);
    }
  }

  <T> T read(@Nullable String value, Class<T> type) {
    if (value == null) {
      throw new MalformedEvent("The event has no value", null);
    }
    try {
      T read = json.readValue(value, type);
      if (read == null) {
        throw new MalformedEvent("The event has no value", null);
      }
      return read;
    } catch (JsonProcessingException _) {
      // Jackson's message would quote customers' data.
      throw new MalformedEvent("The value is not a " + type.getSimpleName(), null);
    }
  }

  /** A database that is away is waited for; only what cannot be read goes to the DLQ. */
  static <T> Uni<T> persistently(Uni<T> work) {
    return work.onFailure(
            fault -> !(fault instanceof MalformedEvent) && !(fault instanceof UnknownEventType))
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely();
  }
}
