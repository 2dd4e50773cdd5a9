package dev.calbridge.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.HttpCalls.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The person in front of Google Calendar, at the emulator: without our credentials.
 *
 * @param emulator URL of the emulator
 * @param calendar id of the calendar
 */
public record GoogleUser(HttpCalls http, String emulator, String calendar) {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** The event of that title that is not cancelled. */
  public Optional<JsonNode> event(String title) {
    return StreamSupport.stream(events().spliterator(), false)
        .filter(event -> event.path("summary").asText().equals(title))
        .findFirst();
  }

  /** The event or instance of that id, also a cancelled one. */
  public Optional<JsonNode> get(String eventId) {
    Answer answer = call("GET", "/" + eventId, null);
    return answer.status() == 404 ? Optional.empty() : Optional.of(answer.json());
  }

  /** All events that are not cancelled. */
  public JsonNode events() {
    return call("GET", "", null).expect("Events", 200).json().path("items");
  }

  /**
   * Makes an event.
   *
   * @param start in the demo's zone
   */
  public void create(String title, LocalDateTime start, int minutes) {
    Map<String, Object> event =
        Map.of("summary", title, "start", time(start), "end", time(start.plusMinutes(minutes)));
    var unused = call("POST", "", event).expect("New event", 200, 201);
  }

  /**
   * Drags an event to another time.
   *
   * @param start in the demo's zone
   */
  public void move(String eventId, LocalDateTime start, int minutes) {
    Map<String, Object> patch =
        Map.of("start", time(start), "end", time(start.plusMinutes(minutes)));
    var unused = call("PATCH", "/" + eventId, patch).expect("Moved event", 200);
  }

  public void delete(String eventId) {
    var unused = call("DELETE", "/" + eventId, null).expect("Deleted event", 204);
  }

  /** A time as the API has it. */
  private static Map<String, Object> time(LocalDateTime local) {
    return Map.of(
        "dateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atZone(ZONE)),
        "timeZone", ZONE.getId());
  }

  private Answer call(String method, String rest, @Nullable Object body) {
    return http.send(
        method,
        emulator
            + "/_emu/calendars/"
            + URLEncoder.encode(calendar, StandardCharsets.UTF_8)
            + "/events"
            + rest,
        Map.of("Content-Type", "application/json"),
        body == null ? null : http.write(body));
  }
}
