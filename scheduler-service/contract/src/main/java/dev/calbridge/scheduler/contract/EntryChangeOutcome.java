package dev.calbridge.scheduler.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
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
   * @param notices what the user may want to know about it
   */
  record Applied(
      CalendarEntry entry,
      boolean changed,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Notice> notices)
      implements EntryChangeOutcome {

    public Applied {
      notices = notices == null ? List.of() : List.copyOf(notices);
    }

    /** Nothing to tell. */
    public Applied(CalendarEntry entry, boolean changed) {
      this(entry, changed, List.of());
    }
  }

  /** Worth telling about a change that was applied all the same. */
  enum Notice {
    /** A category names no appointment type of the tenant; it is kept beside. */
    UNKNOWN_TYPE_KEPT,
    /** It was joined with a newer version that had changed other fields. */
    MERGED,
    /** The resource is unavailable then; its setting is to warn only. */
    WHILE_UNAVAILABLE,
    /** The resource is booked beyond its capacity, as the tenant allows. */
    OVERBOOKED,
    /** A delete from outside became the cancelled status, as the tenant chose. */
    CANCELLED_INSTEAD
  }

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
    LIMIT,
    /** Waits for an administrator: one source has removed too much at once. */
    HELD
  }
}
