package dev.calbridge.scheduler.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the sync journal: who wanted to change what, from where, with what outcome. Written
 * to {@link SchedulerTopics#SYNC_JOURNAL} by whoever decided the outcome, once; the same id again
 * is the same line.
 *
 * @param tenant alias of the tenant
 * @param id of the line
 * @param at when the outcome was decided
 * @param resource whose calendar it concerns
 * @param entry which entry; null if there never was one
 * @param direction whether the change came in or went out
 * @param source the credential or link it came from, or went to
 * @param action what was wanted
 * @param outcome what became of it
 * @param code why, as a stable word in kebab-case such as {@code read-only}; null if it was done
 * @param detail why, for a person to read, in the tenant's language; null if it was done
 * @param before the content before, or null if there was none or it does not matter
 * @param after the content wanted, or null if the entry was to go
 */
public record JournalLine(
    String tenant,
    UUID id,
    Instant at,
    UUID resource,
    @Nullable UUID entry,
    Direction direction,
    ChangeSource source,
    Action action,
    Outcome outcome,
    @Nullable String code,
    @Nullable String detail,
    @Nullable EntryContent before,
    @Nullable EntryContent after) {

  /** Seen from the house. */
  public enum Direction {
    INWARD,
    OUTWARD
  }

  public enum Action {
    CREATE,
    CHANGE,
    MOVE,
    REMOVE
  }

  public enum Outcome {
    APPLIED,
    /** Applied beside a change made elsewhere at the same time. */
    MERGED,
    REFUSED,
    /** Waits for somebody to release or revert it (mass-change guard). */
    HELD,
    /** Both sides changed the same; the policy decided for one, {@code before} is the loser. */
    CONFLICT,
    /** It could not be done for a technical reason. */
    FAILED
  }
}
