package dev.calbridge.google.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.google.link.Intent;
import dev.calbridge.google.link.RemoteEvent;
import dev.calbridge.google.link.RemoteOccurrence;
import dev.calbridge.google.sync.Agreement;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
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
      String source,
      @Nullable List<StoredOccurrence> occurrences,
      @Nullable Instant changedAt,
      boolean absence) {}

  /**
   * The row form of an occurrence.
   *
   * @param content null if it does not take place
   */
  record StoredOccurrence(
      String id,
      String etag,
      LocalDateTime original,
      @Nullable EventContent content,
      String source) {

    static StoredOccurrence of(RemoteOccurrence one) {
      return new StoredOccurrence(
          one.id(), one.etag(), one.original(), one.content(), one.source());
    }

    RemoteOccurrence read() {
      return new RemoteOccurrence(id, etag, original, content, null, source, null);
    }
  }

  private enum IntentKind {
    WRITING,
    DELETING,
    ASKING
  }

  /** The row form of what is about to be done. */
  record StoredIntent(
      IntentKind kind,
      @Nullable String event,
      long number,
      long version,
      @Nullable EventContent wanted,
      @Nullable LocalDateTime occurrence,
      @Nullable String key,
      @Nullable EntryChange change) {}

  @Nullable String event(@Nullable RemoteEvent event) {
    if (event == null) {
      return null;
    }
    EventContent content =
        event.body() instanceof RemoteEvent.Standing(EventContent own) ? own : null;
    String unreadable =
        event.body() instanceof RemoteEvent.Unreadable(String reason) ? reason : null;
    return write(
        new StoredEvent(
            event.id(),
            event.etag(),
            event.uid(),
            content,
            unreadable,
            event.source(),
            event.occurrences().stream().map(StoredOccurrence::of).toList(),
            event.changedAt(),
            event.absence()));
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
    List<StoredOccurrence> occurrences = stored.occurrences();
    return new RemoteEvent(
        stored.id(),
        stored.etag(),
        stored.uid(),
        body,
        null,
        stored.source(),
        occurrences == null ? List.of() : occurrences.stream().map(StoredOccurrence::read).toList(),
        stored.changedAt(),
        stored.absence());
  }

  @Nullable String intent(@Nullable Intent intent) {
    return switch (intent) {
      case null -> null;
      case Intent.Deleting() ->
          write(new StoredIntent(IntentKind.DELETING, null, 0, 0, null, null, null, null));
      case Intent.Writing(
              String event,
              long number,
              long version,
              EventContent wanted,
              LocalDateTime occurrence) ->
          write(
              new StoredIntent(
                  IntentKind.WRITING, event, number, version, wanted, occurrence, null, null));
      case Intent.Asking(String key, EntryChange change, EventContent wanted) ->
          write(new StoredIntent(IntentKind.ASKING, null, 0, 0, wanted, null, key, change));
    };
  }

  @Nullable Intent intent(@Nullable String column) {
    if (column == null) {
      return null;
    }
    StoredIntent stored = read(column, StoredIntent.class);
    return switch (stored.kind()) {
      case DELETING -> new Intent.Deleting();
      case WRITING ->
          new Intent.Writing(
              Objects.requireNonNull(stored.event()),
              stored.number(),
              stored.version(),
              Objects.requireNonNull(stored.wanted()),
              stored.occurrence());
      case ASKING ->
          new Intent.Asking(
              Objects.requireNonNull(stored.key()),
              Objects.requireNonNull(stored.change()),
              stored.wanted());
    };
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
