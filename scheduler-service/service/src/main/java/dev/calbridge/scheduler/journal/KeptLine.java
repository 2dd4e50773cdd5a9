package dev.calbridge.scheduler.journal;

import dev.calbridge.scheduler.contract.JournalLine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the sync journal as it is kept here.
 *
 * @param versionBefore of the appointment before the change; null if there was none, or if somebody
 *     else decided
 * @param versionAfter of the appointment after the change, also if it ended with it; null if
 *     nothing was changed here
 * @param future true if it deleted something that was still to come
 * @param undone null unless somebody took the change back
 */
public record KeptLine(
    JournalLine line,
    @Nullable Long versionBefore,
    @Nullable Long versionAfter,
    boolean future,
    @Nullable Undone undone) {

  /** Who took a change back, and when. */
  public record Undone(Instant at, String by) {}
}
