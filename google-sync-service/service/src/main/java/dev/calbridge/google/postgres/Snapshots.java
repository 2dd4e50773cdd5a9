package dev.calbridge.google.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.google.link.RemoteEvent;
import dev.calbridge.google.sync.Agreement;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.scheduler.contract.CalendarEntry;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Snapshots as they lie in columns. */
@Singleton
public class Snapshots {

  private final ObjectMapper json;

  public Snapshots(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The row form of an event.
   *
   * @param content null if it cannot be read
   * @param unreadable why not, else null
   */
  record StoredEvent(
      String id,
      String etag,
      @Nullable String uid,
      @Nullable EventContent content,
      @Nullable String unreadable,
      String source) {}

  @Nullable String event(@Nullable RemoteEvent event) {
    if (event == null) {
      return null;
    }
    String unreadable =
        event.body() instanceof RemoteEvent.Unreadable(String reason) ? reason : null;
    return write(
        new StoredEvent(
            event.id(),
            event.etag(),
            event.uid(),
            event.contentOrNull(),
            unreadable,
            event.source()));
  }

  /** The stamp is not kept: it only matters where an event is met for the first time. */
  @Nullable RemoteEvent event(@Nullable String column) {
    if (column == null) {
      return null;
    }
    StoredEvent stored = read(column, StoredEvent.class);
    EventContent content = stored.content();
    RemoteEvent.Body body =
        content == null
            ? new RemoteEvent.Unreadable(String.valueOf(stored.unreadable()))
            : new RemoteEvent.Standing(content);
    return new RemoteEvent(stored.id(), stored.etag(), stored.uid(), body, null, stored.source());
  }

  @Nullable String agreement(@Nullable Agreement agreement) {
    return agreement == null ? null : write(agreement);
  }

  @Nullable Agreement agreement(@Nullable String column) {
    return column == null ? null : read(column, Agreement.class);
  }

  String entry(CalendarEntry entry) {
    return write(entry);
  }

  CalendarEntry entry(String column) {
    return read(column, CalendarEntry.class);
  }

  private String write(Object snapshot) {
    try {
      return json.writeValueAsString(snapshot);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A snapshot cannot be written", e);
    }
  }

  private <T> T read(String column, Class<T> type) {
    try {
      return json.readValue(column, type);
    } catch (JsonProcessingException _) {
      // Jackson's message would quote what people wrote.
      throw new IllegalStateException("A stored snapshot cannot be read: " + type.getName());
    }
  }
}
