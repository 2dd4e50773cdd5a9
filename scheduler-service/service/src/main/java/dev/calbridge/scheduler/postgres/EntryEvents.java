package dev.calbridge.scheduler.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.kit.outbox.OutboxMessage;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.UUID;

/** What the world is told, as outbox messages. */
@ApplicationScoped
public class EntryEvents {

  private final ObjectMapper json;

  public EntryEvents(ObjectMapper json) {
    this.json = json;
  }

  OutboxMessage changed(CalendarEntry entry) {
    return new OutboxMessage(
        SchedulerTopics.CALENDAR_ENTRIES,
        entry.tenant() + "/" + entry.id(),
        SchedulerTopics.ENTRY_CHANGED,
        entry.version(),
        text(entry));
  }

  OutboxMessage removed(String tenant, UUID entry, long version) {
    return new OutboxMessage(
        SchedulerTopics.CALENDAR_ENTRIES,
        tenant + "/" + entry,
        SchedulerTopics.ENTRY_REMOVED,
        version,
        null);
  }

  OutboxMessage changed(CalendarSnapshot calendar) {
    return new OutboxMessage(
        SchedulerTopics.CALENDARS,
        calendar.tenant() + "/" + calendar.resource(),
        SchedulerTopics.CALENDAR_CHANGED,
        calendar.version(),
        text(calendar));
  }

  OutboxMessage calendarRemoved(String tenant, UUID resource, long version) {
    return new OutboxMessage(
        SchedulerTopics.CALENDARS,
        tenant + "/" + resource,
        SchedulerTopics.CALENDAR_REMOVED,
        version,
        null);
  }

  String text(EntryChangeOutcome outcome) {
    try {
      // Said explicitly, or a subtype would be written without the property that names it.
      return json.writerFor(EntryChangeOutcome.class).writeValueAsString(outcome);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  EntryChangeOutcome outcome(String text) {
    try {
      return json.readValue(text, EntryChangeOutcome.class);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
