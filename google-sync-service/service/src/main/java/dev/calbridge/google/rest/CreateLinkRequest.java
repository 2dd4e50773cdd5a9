package dev.calbridge.google.rest;

import static dev.calbridge.google.rest.Choices.invalid;
import static dev.calbridge.google.rest.Choices.required;

import dev.calbridge.google.link.LinkSettings;
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
 * @param absences {@code unavailable} (default) or {@code ignore}: what becomes of out-of-office
 *     and focus-time events
 * @param emptyFirst the token of a look at that calendar, to have it emptied first; null: no
 */
public record CreateLinkRequest(
    @Nullable UUID resource,
    @Nullable String calendarId,
    @Nullable UUID grant,
    @Nullable String policy,
    @Nullable String direction,
    @Nullable String privacy,
    @Nullable String absences,
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
    LinkSettings chosen = LinkSettings.USUAL;
    if (policy != null) {
      chosen = chosen.withPolicy(SettingsRequest.policy(policy));
    }
    if (direction != null) {
      chosen = chosen.withDirection(SettingsRequest.direction(direction));
    }
    if (privacy != null) {
      chosen = chosen.withPrivacy(SettingsRequest.privacy(privacy));
    }
    return absences == null ? chosen : chosen.withAbsences(SettingsRequest.absences(absences));
  }
}
