package dev.calbridge.gateway.change;

import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;

/** Whoever decides about changes. */
public interface EntryChanges {

  /**
   * Blocks. The same key again gives the same answer.
   *
   * @throws SchedulerAway if no answer can be had now; the change may or may not have happened
   */
  EntryChangeOutcome submit(String tenant, IdempotencyKey key, EntryChange change);
}
