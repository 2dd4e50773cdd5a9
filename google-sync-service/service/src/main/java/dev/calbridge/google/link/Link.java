package dev.calbridge.google.link;

import dev.calbridge.scheduler.contract.CalendarEntry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource's connection to one Google calendar.
 *
 * @param tenant alias of the tenant
 * @param calendarId Google's id of a secondary calendar; no two links share one, in no tenant
 * @param grant the consent (kept by credential-service) it works with
 * @param lastInward when Google's changes were last read completely; null if never
 * @param lastOutward when everything that was due had last been brought in line; null if never
 */
public record Link(
    String tenant,
    UUID id,
    UUID resource,
    String calendarId,
    UUID grant,
    LinkSettings settings,
    LinkState state,
    @Nullable Instant lastInward,
    @Nullable Instant lastOutward) {

  /** What is needed to speak to Google about it. */
  public CalendarAccess access() {
    return new CalendarAccess(tenant, grant, calendarId);
  }

  Direction direction() {
    return settings.direction();
  }

  /** Whether it is none of the link's business what kind of event that is. */
  boolean ignores(RemoteEvent event) {
    return event.absence()
        ? settings.absences() == Absences.IGNORE
        : event.body() instanceof RemoteEvent.Unreadable(String reason)
            && reason.equals(RemoteEvent.OTHER_TYPE);
  }

  /** Whether the entry belongs to the link's resource. */
  boolean shows(CalendarEntry entry) {
    return entry.placements().stream().anyMatch(place -> place.resource().equals(resource));
  }
}
