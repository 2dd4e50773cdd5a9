package dev.calbridge.gateway.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.gateway.calendar.CalendarFact;
import dev.calbridge.gateway.calendar.EntryFact;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.kit.events.UnknownEventType;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents in Kafka's binary mode. */
@ApplicationScoped
public class FactReader {

  private final ObjectMapper json;

  public FactReader(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @throws UnreadableRecord if it belongs on the dead-letter topic
   */
  Fact read(ConsumerRecord<String, String> record) throws UnreadableRecord {
    try {
      CloudEventHeaders headers = CloudEventHeaders.of(record.headers());
      EventKey key = EventKey.parse(record.key());
      Fact fact =
          switch (headers.type()) {
            case SchedulerTopics.CALENDAR_CHANGED ->
                new Fact.OfCalendar(
                    new CalendarFact.Present(value(record, CalendarSnapshot.class)));
            case SchedulerTopics.CALENDAR_REMOVED ->
                new Fact.OfCalendar(
                    new CalendarFact.Gone(key.tenant(), key.id(), headers.version()));
            case SchedulerTopics.ENTRY_CHANGED ->
                new Fact.OfEntry(new EntryFact.Present(value(record, CalendarEntry.class)));
            case SchedulerTopics.ENTRY_REMOVED ->
                new Fact.OfEntry(new EntryFact.Gone(key.tenant(), key.id(), headers.version()));
            default -> throw new UnknownEventType(headers.type());
          };
      if (!key.equals(keyOf(fact))) {
        throw new IllegalArgumentException("Key and value speak of different things");
      }
      return fact;
    } catch (JsonProcessingException e) {
      // The message may hold a piece of the value.
      throw new UnreadableRecord("The value cannot be read: " + e.getClass().getSimpleName(), e);
    } catch (RuntimeException e) {
      throw new UnreadableRecord(String.valueOf(e.getMessage()), e);
    }
  }

  private <T> T value(ConsumerRecord<String, String> record, Class<T> type)
      throws JsonProcessingException {
    if (record.value() == null) {
      throw new IllegalArgumentException("The event has no value");
    }
    return json.readValue(record.value(), type);
  }

  private static EventKey keyOf(Fact fact) {
    return switch (fact) {
      case Fact.OfCalendar(CalendarFact calendar) ->
          new EventKey(calendar.key().tenant(), calendar.key().resource());
      case Fact.OfEntry(EntryFact entry) -> new EventKey(entry.tenant(), entry.entry());
    };
  }

  /** {@code tenant/id}. */
  record EventKey(String tenant, UUID id) {
    static EventKey parse(@Nullable String key) {
      int slash = key == null ? -1 : key.indexOf('/');
      if (key == null || slash < 1) {
        throw new IllegalArgumentException("The key is not tenant/id");
      }
      return new EventKey(key.substring(0, slash), UUID.fromString(key.substring(slash + 1)));
    }
  }

  /** Says why, without the content. */
  static final class UnreadableRecord extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableRecord(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
