package dev.calbridge.google.emulator.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.error.GoogleError;
import java.util.Optional;
import java.util.Set;

/** Either the calendar's default, or at most five of the event's own, up to four weeks before. */
final class Reminders {
  private static final int MOST = 5;
  private static final int FOUR_WEEKS_IN_MINUTES = 40320;

  private Reminders() {}

  static Optional<JsonNode> checked(JsonNode value) {
    if (!(value instanceof ObjectNode reminders)) {
      throw Errors.badRequest("Bad Request");
    }
    JsonNode overrides = reminders.path("overrides");
    boolean standard = reminders.path("useDefault").asBoolean(false);
    if (standard && !overrides.isEmpty()) {
      throw new GoogleError(
          400,
          "calendar",
          "cannotUseDefaultRemindersAndSpecifyOverride",
          "Cannot specify both default reminders and overrides at the same time.",
          Optional.empty());
    }
    if (overrides.size() > MOST) {
      throw Errors.invalid("Too many override reminders.");
    }
    overrides.forEach(Reminders::check);
    return standard ? Optional.empty() : Optional.of(reminders.deepCopy());
  }

  private static void check(JsonNode override) {
    if (!Set.of("email", "popup").contains(override.path("method").asText())) {
      throw Errors.required("Missing override reminder method.");
    }
    JsonNode minutes = override.path("minutes");
    if (!minutes.canConvertToInt()) {
      throw Errors.required("Missing override reminder minutes.");
    }
    if (minutes.intValue() < 0 || minutes.intValue() > FOUR_WEEKS_IN_MINUTES) {
      throw Errors.invalid("Invalid override reminder minutes.");
    }
  }
}
