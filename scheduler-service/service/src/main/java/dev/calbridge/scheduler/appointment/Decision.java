package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import java.util.List;
import java.util.UUID;

/**
 * What is to be done about one appointment, and what to answer once it is done.
 *
 * @param <A> the answer
 */
public sealed interface Decision<A> {

  A answer();

  /** Write this version and tell the world. */
  record Save<A>(
      Stored<Appointment> next, List<EntryPlacement> placements, CalendarEntry entry, A answer)
      implements Decision<A> {

    public Save {
      placements = List.copyOf(placements);
    }
  }

  /**
   * Delete it and tell the world.
   *
   * @param version under which it ends
   */
  record Remove<A>(UUID id, long version, A answer) implements Decision<A> {}

  /** Do nothing. */
  record Leave<A>(A answer) implements Decision<A> {}
}
