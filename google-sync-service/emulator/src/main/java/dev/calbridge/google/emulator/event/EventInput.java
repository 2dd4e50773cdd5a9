package dev.calbridge.google.emulator.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.json.Json;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An event body as a client sent it, checked. Fields Google does not let anyone write are gone. */
public record EventInput(
    EventBody body,
    Optional<String> id,
    Optional<String> iCalUid,
    Optional<EventStatus> status,
    Optional<Integer> sequence) {

  /**
   * Checks and reads.
   *
   * @param calendarZone for instants without a zone of their own
   * @throws dev.calbridge.google.emulator.error.GoogleError 400 with Google's words
   */
  public static EventInput parse(ObjectNode json, ZoneId calendarZone) {
    List<String> recurrence = recurrence(json.path("recurrence"));
    boolean recurring = !recurrence.isEmpty();
    EventTime start = EventTimes.parse(json.path("start"), "start", calendarZone, recurring);
    EventTime end = EventTimes.parse(json.path("end"), "end", calendarZone, recurring);
    EventTimes.checkRange(start, end);
    EventBody body = new EventBody(start, end, recurrence, details(json));
    if (recurring) {
      Series.of(body).check();
    }
    return new EventInput(
        body,
        text(json, "id"),
        text(json, "iCalUID"),
        text(json, "status").map(EventInput::status),
        sequence(json.path("sequence")));
  }

  private static ObjectNode details(ObjectNode json) {
    ObjectNode details = Json.object();
    for (DetailField field : DetailField.values()) {
      JsonNode value = json.path(field.wire());
      if (!value.isMissingNode() && !value.isNull()) {
        field.checked(value).ifPresent(kept -> details.set(field.wire(), kept));
      }
    }
    return details;
  }

  private static List<String> recurrence(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw Errors.badRequest("Bad Request");
    }
    List<String> lines = new ArrayList<>();
    node.forEach(line -> lines.add(line.asText()));
    return List.copyOf(lines);
  }

  private static Optional<Integer> sequence(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.canConvertToInt()) {
      throw Errors.badRequest("Bad Request");
    }
    return Optional.of(node.intValue());
  }

  private static EventStatus status(String wire) {
    return EventStatus.parse(wire)
        .orElseThrow(() -> Errors.invalid("Invalid value for: Invalid status: " + wire));
  }

  private static Optional<String> text(ObjectNode json, String field) {
    JsonNode node = json.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw Errors.badRequest("Bad Request");
    }
    return Optional.of(node.textValue());
  }
}
