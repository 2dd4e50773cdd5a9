package dev.calbridge.google.rest;

import static dev.calbridge.google.rest.Choices.chosen;
import static dev.calbridge.google.rest.Choices.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.link.Absences;
import dev.calbridge.google.link.Direction;
import dev.calbridge.google.link.LinkSettings;
import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Privacy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings as a JSON merge patch (RFC 7396): what is not named stays, null takes away. */
final class SettingsRequest {

  private static final int MOST_DAYS = 3_650;
  private static final int MOST_MINUTES = 1_440;

  private SettingsRequest() {}

  /** The settings with the changes of the patch. */
  static LinkSettings applied(LinkSettings before, @Nullable JsonNode patch) {
    if (patch == null || !patch.isObject()) {
      throw invalid("Send the settings to change as a JSON object.");
    }
    LinkSettings settings = before;
    for (Map.Entry<String, JsonNode> one : patch.properties()) {
      settings = with(settings, one.getKey(), one.getValue());
    }
    return settings;
  }

  private static LinkSettings with(LinkSettings settings, String name, JsonNode value) {
    return switch (name) {
      case "policy" -> settings.withPolicy(policy(text(name, value)));
      case "direction" -> settings.withDirection(direction(text(name, value)));
      case "privacy" -> settings.withPrivacy(privacy(text(name, value)));
      case "absences" -> settings.withAbsences(absences(text(name, value)));
      case "ignoreOlderThanDays" ->
          settings.withIgnoreOlderThanDays(number(name, value, MOST_DAYS));
      case "pollMinutes" -> {
        Integer minutes = number(name, value, MOST_MINUTES);
        yield settings.withPollInterval(minutes == null ? null : Duration.ofMinutes(minutes));
      }
      case "paused" -> {
        if (!value.isBoolean()) {
          throw invalid("paused must be true or false.");
        }
        yield settings.withPaused(value.booleanValue());
      }
      default -> throw invalid("There is no such setting.");
    };
  }

  static ConflictPolicy policy(String word) {
    return chosen(word, ConflictPolicy::valueOf, "policy", "keep-ours or take-theirs");
  }

  static Direction direction(String word) {
    return chosen(word, Direction::valueOf, "direction", "both, out or in");
  }

  static Privacy privacy(String word) {
    return chosen(word, Privacy::valueOf, "privacy", "everything, no-customer-data or busy-only");
  }

  static Absences absences(String word) {
    return chosen(word, Absences::valueOf, "absences", "unavailable or ignore");
  }

  private static String text(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw invalid(name + " must be a word.");
    }
    return value.textValue();
  }

  private static @Nullable Integer number(String name, JsonNode value, int most) {
    if (value.isNull()) {
      return null;
    }
    if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
      throw invalid(name + " must be a whole number from 1 to " + most + ".");
    }
    return value.intValue();
  }
}
