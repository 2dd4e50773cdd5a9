package dev.calbridge.scheduler.journal;

import dev.calbridge.scheduler.contract.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything the programs of one user try, also what changes nothing, while somebody looks after
 * that user.
 *
 * @param until when it ends by itself; in the past if it is off
 * @param startedBy subject of the account that switched it on
 * @param lines those after the cursor, the oldest first
 * @param next cursor of the lines that follow
 */
public record LiveLog(Instant until, String startedBy, List<JournalLine> lines, long next) {

  /** How long it may be on. */
  public static final Duration LONGEST = Duration.ofHours(8);

  /** How long its lines are kept. */
  public static final Duration KEPT = Duration.ofDays(1);

  public LiveLog {
    lines = List.copyOf(lines);
  }
}
