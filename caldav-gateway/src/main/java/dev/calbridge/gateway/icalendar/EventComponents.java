package dev.calbridge.gateway.icalendar;

import java.util.ArrayList;
import java.util.List;

/**
 * The events of a calendar object: all of one UID (RFC 4791 section 4.1).
 *
 * @param master the event itself, or the series
 * @param overrides single occurrences that differ, with a RECURRENCE-ID each
 */
record EventComponents(Component master, List<Component> overrides) {

  static EventComponents of(Component calendar) throws UnreadableCalendar {
    if (calendar.first("METHOD").isPresent()) {
      throw UnreadableCalendar.object("A calendar object must not have a METHOD");
    }
    List<Component> masters = new ArrayList<>();
    List<Component> overrides = new ArrayList<>();
    for (Component component : calendar.components()) {
      switch (component.name()) {
        case "VEVENT" ->
            (component.first("RECURRENCE-ID").isPresent() ? overrides : masters).add(component);
        case "VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY" ->
            throw UnreadableCalendar.component(
                "Only events (VEVENT) are kept here, not " + component.name());
        default -> {
          // VTIMEZONE: the name is what counts; X-components belong to the file, not the event
        }
      }
    }
    if (masters.isEmpty()) {
      throw UnreadableCalendar.object(
          overrides.isEmpty()
              ? "The object holds no event"
              : "The object holds single occurrences without their series");
    }
    if (masters.size() > 1) {
      throw UnreadableCalendar.object("The object holds more than one event");
    }
    String uid = uid(masters.getFirst());
    for (Component override : overrides) {
      if (!uid(override).equals(uid)) {
        throw UnreadableCalendar.object("The events of the object have different UIDs");
      }
    }
    return new EventComponents(masters.getFirst(), List.copyOf(overrides));
  }

  String uid() throws UnreadableCalendar {
    return uid(master);
  }

  private static String uid(Component event) throws UnreadableCalendar {
    String uid = event.first("UID").map(line -> Text.unescape(line.value())).orElse("");
    if (uid.isBlank()) {
      throw UnreadableCalendar.object("The event has no UID");
    }
    return uid;
  }
}
