package dev.calbridge.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.HttpCalls.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

  /** The event of that title that is not cancelled. */
  public Optional<JsonNode> event(String title) {
    return StreamSupport.stream(events().spliterator(), false)
        .filter(event -> event.path("summary").asText().equals(title))
        .findFirst();
  }

  /** All events that are not cancelled. */
  public JsonNode events() {
    return call("GET", "", null).expect("Events", 200).json().path("items");
  }

  /** Makes an event; times as the API has them. */
  public JsonNode create(Map<String, Object> event) {
    return call("POST", "", event).expect("New event", 200, 201).json();
  }

  public void change(String eventId, Map<String, Object> patch) {
    var unused = call("PATCH", "/" + eventId, patch).expect("Changed event", 200);
  }

  public void delete(String eventId) {
    var unused = call("DELETE", "/" + eventId, null).expect("Deleted event", 204);
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
