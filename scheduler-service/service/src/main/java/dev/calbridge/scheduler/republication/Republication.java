package dev.calbridge.scheduler.republication;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to tell all calendars and entries once more, with the versions they have: consumers
 * that know them ignore it, an empty one is filled.
 *
 * @param onlyTenant alias, or null for all tenants
 * @param requestedBy subject of the account
 * @param told how many calendars and entries have been told
 * @param doneAt null while it is going on; it goes on after a restart
 */
public record Republication(
    UUID id,
    @Nullable String onlyTenant,
    String requestedBy,
    Instant requestedAt,
    long told,
    @Nullable Instant doneAt) {

  /** What is told, in that order, for each tenant. */
  public enum Stage {
    CALENDARS,
    APPOINTMENTS,
    UNAVAILABILITIES;

    /** What follows, or null after the last. */
    public @Nullable Stage next() {
      return switch (this) {
        case CALENDARS -> APPOINTMENTS;
        case APPOINTMENTS -> UNAVAILABILITIES;
        case UNAVAILABILITIES -> null;
      };
    }
  }
}
