package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.AccessRole;
import dev.calbridge.google.emulator.world.CalendarProperties;
import dev.calbridge.google.emulator.world.GoogleCalendar;

/** The two faces of a calendar: the resource itself, and its entry in somebody's list. */
final class CalendarView {
  private CalendarView() {}

  static ObjectNode calendar(GoogleCalendar calendar) {
    ObjectNode json =
        Json.object()
            .put("kind", "calendar#calendar")
            .put("etag", etag(calendar))
            .put("id", calendar.id());
    return withProperties(json, calendar);
  }

  static String etag(GoogleCalendar calendar) {
    return "\"c" + Long.toString(calendar.stamp(), 32) + "\"";
  }

  /** An entry that is no longer in a list. */
  static ObjectNode gone(GoogleCalendar calendar) {
    return entryHead(calendar).put("deleted", true);
  }

  private static ObjectNode entryHead(GoogleCalendar calendar) {
    return Json.object()
        .put("kind", "calendar#calendarListEntry")
        .put("etag", "\"" + calendar.stamp() * 2 + "\"")
        .put("id", calendar.id());
  }

  static ObjectNode entry(GoogleCalendar calendar, AccessRole role) {
    if (calendar.deleted()) {
      return gone(calendar);
    }
    ObjectNode json = withProperties(entryHead(calendar), calendar);
    json.put("colorId", "14")
        .put("backgroundColor", "#9fe1e7")
        .put("foregroundColor", "#000000")
        .put("selected", true)
        .put("accessRole", role.wire());
    json.putArray("defaultReminders");
    if (calendar.primary()) {
      json.put("primary", true);
    }
    return json;
  }

  private static ObjectNode withProperties(ObjectNode json, GoogleCalendar calendar) {
    CalendarProperties properties = calendar.properties();
    json.put("summary", properties.summary());
    properties.description().ifPresent(text -> json.put("description", text));
    properties.location().ifPresent(text -> json.put("location", text));
    json.put("timeZone", properties.timeZone().getId());
    if (!calendar.primary()) {
      json.put("dataOwner", calendar.owner());
    }
    json.putObject("conferenceProperties")
        .putArray("allowedConferenceSolutionTypes")
        .add("hangoutsMeet");
    return json;
  }
}
