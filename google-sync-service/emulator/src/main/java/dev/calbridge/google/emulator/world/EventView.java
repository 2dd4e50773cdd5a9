package dev.calbridge.google.emulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventBody;
import dev.calbridge.google.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** How the API shows the events of one calendar. */
public final class EventView {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final GoogleCalendar calendar;
  private final ZoneId shownIn;

  /**
   * @param shownIn whose offsets the times carry
   */
  public EventView(GoogleCalendar calendar, ZoneId shownIn) {
    this.calendar = calendar;
    this.shownIn = shownIn;
  }

  public static String timestamp(Instant instant) {
    return MILLISECONDS.format(instant);
  }

  /** In full, whatever its status. */
  public ObjectNode full(Event event) {
    ObjectNode json = head(event);
    EventBody body = event.body();
    json.put("htmlLink", link(event));
    json.put("created", timestamp(event.created()));
    json.put("updated", timestamp(event.updated()));
    json.setAll(body.details());
    ObjectNode creator = json.putObject("creator").put("email", event.creator());
    if (event.creator().equals(calendar.id())) {
      creator.put("self", true);
    }
    json.putObject("organizer")
        .put("email", calendar.id())
        .put("displayName", calendar.properties().summary())
        .put("self", true);
    json.set("start", body.start().json(shownIn));
    json.set("end", body.end().json(shownIn));
    if (body.recurring()) {
      ArrayNode lines = json.putArray("recurrence");
      body.recurrence().forEach(lines::add);
    }
    putMember(json, event);
    json.put("iCalUID", event.iCalUid());
    json.put("sequence", event.sequence());
    if (!json.has("reminders")) {
      json.putObject("reminders").put("useDefault", true);
    }
    json.put("eventType", body.eventType());
    return json.deepCopy();
  }

  /**
   * As a list shows it: a cancelled event is reduced to what Google guarantees, its id, and for an
   * instance its place in the series.
   */
  public ObjectNode listed(Event event) {
    if (!event.cancelled()) {
      return full(event);
    }
    ObjectNode json = head(event);
    putMember(json, event);
    return json;
  }

  private ObjectNode head(Event event) {
    return Json.object()
        .put("kind", "calendar#event")
        .put("etag", event.etag())
        .put("id", event.id())
        .put("status", event.status().wire());
  }

  private void putMember(ObjectNode json, Event event) {
    event
        .member()
        .ifPresent(
            member -> {
              json.put("recurringEventId", member.seriesId());
              json.set("originalStartTime", member.originalStart().json(shownIn));
            });
  }

  private String link(Event event) {
    String id = event.id() + " " + calendar.id();
    return "https://www.google.com/calendar/event?eid="
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }
}
