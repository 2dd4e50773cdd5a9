package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.journal.KeptLine;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a change from outside.
 *
 * @param outcome for the gateway
 * @param line for the journal, or for the log of a user who is being looked after
 * @param worthKeeping false if the journal need not tell of it
 * @param hold null unless the guard stepped in
 */
public record Judged(
    EntryChangeOutcome outcome, KeptLine line, boolean worthKeeping, @Nullable Hold hold) {

  /**
   * A delete that is to wait.
   *
   * @param incident it belongs to
   * @param opens true if it is the first one
   * @param deleted how much the source had deleted before
   * @param base the version the client last saw
   */
  public record Hold(UUID incident, boolean opens, int deleted, long base) {}
}
