package dev.calbridge.google.rest;

import static dev.calbridge.google.rest.Choices.chosen;
import static dev.calbridge.google.rest.Choices.invalid;
import static dev.calbridge.google.rest.Choices.required;

import dev.calbridge.google.link.Direction;
import dev.calbridge.google.link.LinkSettings;
import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Privacy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/google/links}.
 *
 * @param resource whose calendar
 * @param calendarId Google's id of a secondary calendar; null to have one made, named after the
 *     resource, in the zone of its branch
 * @param grant the OAuth grant, as credential-service names it
 * @param policy {@code keep-ours} (default) or {@code take-theirs}
 * @param direction {@code both} (default), {@code out} or {@code in}
 * @param privacy {@code everything} (default), {@code no-customer-data} or {@code busy-only}
 * @param emptyFirst the token of a look at that calendar, to have it emptied first; null: no
 */
public record CreateLinkRequest(
    @Nullable UUID resource,
    @Nullable String calendarId,
    @Nullable UUID grant,
    @Nullable String policy,
    @Nullable String direction,
    @Nullable String privacy,
    @Nullable String emptyFirst) {

  UUID requiredResource() {
    return required(resource, "resource");
  }

  UUID requiredGrant() {
    return required(grant, "grant");
  }

  /** Null if one is to be made. */
  @Nullable String chosenCalendarId() {
    return calendarId == null ? null : checked(calendarId);
  }

  static String checked(String calendarId) {
    String id = calendarId.strip();
    if (id.isEmpty() || id.length() > 1024) {
      throw invalid("calendarId must have 1 to 1024 characters.");
    }
    return id;
  }

  LinkSettings chosenSettings() {
    LinkSettings usual = LinkSettings.USUAL;
    return new LinkSettings(
        policy == null
            ? usual.policy()
            : chosen(policy, ConflictPolicy::valueOf, "policy", "keep-ours or take-theirs"),
        direction == null
            ? usual.direction()
            : chosen(direction, Direction::valueOf, "direction", "both, out or in"),
        privacy == null
            ? usual.privacy()
            : chosen(
                privacy, Privacy::valueOf, "privacy", "everything, no-customer-data or busy-only"),
        null,
        null,
        false);
  }
}
