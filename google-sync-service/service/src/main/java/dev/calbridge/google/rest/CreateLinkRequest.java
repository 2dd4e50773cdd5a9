package dev.calbridge.google.rest;

import dev.calbridge.google.link.Direction;
import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.kit.problem.ProblemException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/google/links}.
 *
 * @param resource whose calendar
 * @param calendarId Google's id of a secondary calendar
 * @param grant the OAuth grant, as credential-service names it
 * @param policy {@code keep-ours} (default) or {@code take-theirs}
 * @param direction {@code both} (default), {@code out} or {@code in}
 */
public record CreateLinkRequest(
    @Nullable UUID resource,
    @Nullable String calendarId,
    @Nullable UUID grant,
    @Nullable String policy,
    @Nullable String direction) {

  UUID requiredResource() {
    return required(resource, "resource");
  }

  UUID requiredGrant() {
    return required(grant, "grant");
  }

  String requiredCalendarId() {
    String id = required(calendarId, "calendarId").strip();
    if (id.isEmpty() || id.length() > 1024) {
      throw invalid("calendarId must have 1 to 1024 characters.");
    }
    return id;
  }

  ConflictPolicy chosenPolicy() {
    return policy == null
        ? ConflictPolicy.KEEP_OURS
        : chosen(policy, ConflictPolicy::valueOf, "policy", "keep-ours or take-theirs");
  }

  Direction chosenDirection() {
    return direction == null
        ? Direction.BOTH
        : chosen(direction, Direction::valueOf, "direction", "both, out or in");
  }

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw invalid(name + " is missing.");
    }
    return value;
  }

  private static <T> T chosen(
      String value, Function<String, T> values, String name, String allowed) {
    if (value.equals(value.toLowerCase(Locale.ROOT))) {
      try {
        return values.apply(value.toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException _) {
        throw invalid(name + " must be " + allowed + ".");
      }
    }
    throw invalid(name + " must be " + allowed + ".");
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(400, "invalid-request", detail);
  }
}
