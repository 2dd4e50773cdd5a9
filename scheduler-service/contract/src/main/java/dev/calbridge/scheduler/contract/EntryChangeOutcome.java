package dev.calbridge.scheduler.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of an {@link EntryChange}. A refusal is an answer (200), not a fault. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EntryChangeOutcome.Applied.class, name = "applied"),
  @JsonSubTypes.Type(value = EntryChangeOutcome.Removed.class, name = "removed"),
  @JsonSubTypes.Type(value = EntryChangeOutcome.Refused.class, name = "refused")
})
public sealed interface EntryChangeOutcome {

  /**
   * The entry as it is now.
   *
   * @param changed false if the change altered nothing of business: same version, no event
   */
  record Applied(CalendarEntry entry, boolean changed) implements EntryChangeOutcome {}

  /**
   * The entry is gone.
   *
   * @param version the version under which it ended; also the tombstone's
   */
  record Removed(UUID entry, long version) implements EntryChangeOutcome {}

  /**
   * Nothing was changed.
   *
   * @param detail says in plain words what to do; no customer's name in it
   * @param current the entry as it is, or null if there is none
   */
  record Refused(Reason reason, String detail, @Nullable CalendarEntry current)
      implements EntryChangeOutcome {}

  /** Why a change was refused, sorted by what the gateway can do about it. */
  enum Reason {
    /** The base version is not the current one, and the edits cannot be joined. */
    STALE,
    /** The entry or its calendar cannot be changed from outside. */
    READ_ONLY,
    /** The user may not do this. */
    NOT_ALLOWED,
    /** No such calendar in this tenant, or it is not synchronised. */
    UNKNOWN_CALENDAR,
    /** The entry is not (or no longer) there. */
    UNKNOWN_ENTRY,
    /** Another entry of that calendar has the UID (CALDAV:no-uid-conflict). */
    UID_IN_USE,
    /** Another entry of that calendar has the object name. */
    NAME_IN_USE,
    /** The resource is already booked. */
    SLOT_TAKEN,
    /** The content cannot be an appointment: see the detail. */
    INVALID,
    /** A limit of size or count is exceeded. */
    LIMIT
  }
}
