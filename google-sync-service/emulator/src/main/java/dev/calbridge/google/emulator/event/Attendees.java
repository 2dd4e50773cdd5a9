package dev.calbridge.google.emulator.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import java.util.Optional;

/** Guests: each needs an address; the answer is open until given. */
final class Attendees {
  private Attendees() {}

  static Optional<JsonNode> checked(JsonNode value) {
    if (!(value instanceof ArrayNode)) {
      throw Errors.badRequest("Bad Request");
    }
    ArrayNode attendees = value.deepCopy();
    for (JsonNode attendee : attendees) {
      if (!(attendee instanceof ObjectNode guest) || !guest.path("email").isTextual()) {
        throw Errors.required("Missing attendee email.");
      }
      if (!guest.path("email").textValue().matches("[^@\\s]+@[^@\\s]+")) {
        throw Errors.invalid("Invalid attendee email.");
      }
      if (!guest.has("responseStatus")) {
        guest.put("responseStatus", "needsAction");
      }
    }
    return attendees.isEmpty() ? Optional.empty() : Optional.of(attendees);
  }
}
