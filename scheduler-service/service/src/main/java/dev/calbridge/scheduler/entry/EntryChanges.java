package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Changes from outside, each carried out at most once. */
public interface EntryChanges {

  /**
   * As {@code Appointments.change}, and remembers under the key what was done: the same key again
   * gives that answer. A refusal changes nothing and is not remembered, for its reason may go.
   */
  Uni<EntryChangeOutcome> once(
      String tenant, String key, Needs needs, Function<Facts, Decision<EntryChangeOutcome>> decide);
}
