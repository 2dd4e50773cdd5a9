package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.guard.GuardFacts;
import io.smallrye.mutiny.Uni;

/** Changes from outside, each carried out at most once. */
public interface EntryChanges {

  /**
   * As {@code Appointments.change}, and writes the journal in the same transaction. Remembers under
   * the key what was done: the same key again gives that answer. A refusal changes nothing and is
   * not remembered, for its reason may go.
   */
  Uni<EntryChangeOutcome> once(
      String tenant, String key, EntryChange change, Needs needs, Judgement judgement);

  /** Decides about one change. */
  interface Judgement {

    /**
     * @param guard for a delete: what its source has deleted lately
     */
    Decision<Judged> of(Facts facts, GuardFacts guard);
  }
}
