package dev.calbridge.google.emulator.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;

/**
 * The part of an event its writer decides.
 *
 * @param recurrence lines of RFC 5545, section 3.8.5; empty for a single event
 * @param details every other writable field; never changed after construction
 */
public record EventBody(
    EventTime start, EventTime end, List<String> recurrence, ObjectNode details) {

  public boolean recurring() {
    return !recurrence.isEmpty();
  }

  /** {@code default} unless it says otherwise. */
  public String eventType() {
    return details.path("eventType").asText("default");
  }

  /** Whether the other body differs from this one in nothing but reminders. */
  public boolean sameButReminders(EventBody other) {
    return sameWhen(other) && withoutReminders().equals(other.withoutReminders());
  }

  public boolean sameWhen(EventBody other) {
    return start.equals(other.start)
        && end.equals(other.end)
        && recurrence.equals(other.recurrence);
  }

  /** As JSON a client could have sent to get this body: what a patch is merged into. */
  public ObjectNode json(ZoneId shownIn) {
    ObjectNode json = details.deepCopy();
    json.set("start", start.json(shownIn));
    json.set("end", end.json(shownIn));
    if (recurring()) {
      ArrayNode lines = json.putArray("recurrence");
      recurrence.forEach(lines::add);
    }
    return json;
  }

  private ObjectNode withoutReminders() {
    return details.deepCopy().without(List.of("reminders"));
  }
}
