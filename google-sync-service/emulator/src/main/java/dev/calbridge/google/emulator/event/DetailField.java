package dev.calbridge.google.emulator.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.emulator.error.Errors;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The writable fields of an event beside times, series and state, each with its rule. */
enum DetailField {
  SUMMARY("summary", DetailField::text),
  DESCRIPTION("description", DetailField::text),
  LOCATION("location", DetailField::text),
  COLOR("colorId", DetailField::color),
  LABEL("eventLabelId", DetailField::text),
  TRANSPARENCY("transparency", word("opaque", "opaque", "transparent")),
  VISIBILITY("visibility", word("default", "default", "public", "private", "confidential")),
  EVENT_TYPE(
      "eventType",
      word(
          "default",
          "default",
          "birthday",
          "focusTime",
          "fromGmail",
          "outOfOffice",
          "workingLocation")),
  ATTENDEES("attendees", Attendees::checked),
  REMINDERS("reminders", Reminders::checked),
  EXTENDED_PROPERTIES("extendedProperties", ExtendedProperties::limited),
  SOURCE("source", DetailField::object),
  WORKING_LOCATION("workingLocationProperties", DetailField::object),
  OUT_OF_OFFICE("outOfOfficeProperties", DetailField::object),
  FOCUS_TIME("focusTimeProperties", DetailField::object),
  GUESTS_CAN_INVITE("guestsCanInviteOthers", DetailField::flag),
  GUESTS_CAN_MODIFY("guestsCanModify", DetailField::flag),
  GUESTS_CAN_SEE("guestsCanSeeOtherGuests", DetailField::flag),
  ANYONE_CAN_ADD("anyoneCanAddSelf", DetailField::flag);

  private final String wire;
  private final Function<JsonNode, Optional<JsonNode>> rule;

  DetailField(String wire, Function<JsonNode, Optional<JsonNode>> rule) {
    this.wire = wire;
    this.rule = rule;
  }

  String wire() {
    return wire;
  }

  /** What is kept of the value: possibly less, possibly nothing. */
  Optional<JsonNode> checked(JsonNode value) {
    return rule.apply(value);
  }

  private static Optional<JsonNode> text(JsonNode value) {
    if (!value.isTextual()) {
      throw Errors.badRequest("Bad Request");
    }
    // Google shows no field that was set to the empty text.
    return value.textValue().isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static Optional<JsonNode> flag(JsonNode value) {
    if (!value.isBoolean()) {
      throw Errors.badRequest("Bad Request");
    }
    return Optional.of(value);
  }

  private static Optional<JsonNode> object(JsonNode value) {
    if (!value.isObject()) {
      throw Errors.badRequest("Bad Request");
    }
    return Optional.of(value.deepCopy());
  }

  private static Optional<JsonNode> color(JsonNode value) {
    if (!value.isTextual() || !value.textValue().matches("[1-9]|1[01]")) {
      throw Errors.invalid("Invalid event color.");
    }
    return Optional.of(value);
  }

  /** One of some words; the default is never shown, so it is not kept either. */
  private static Function<JsonNode, Optional<JsonNode>> word(String standard, String... words) {
    Set<String> allowed = Set.of(words);
    return value -> {
      if (!value.isTextual() || !allowed.contains(value.textValue())) {
        throw Errors.invalid("Invalid value for: " + value.asText() + " is not a valid value");
      }
      return value.textValue().equals(standard) ? Optional.empty() : Optional.of(value);
    };
  }
}
