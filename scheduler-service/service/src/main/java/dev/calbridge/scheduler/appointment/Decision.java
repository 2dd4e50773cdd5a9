package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about one appointment, and what to answer once it is done.
 *
 * @param <A> the answer
 */
public sealed interface Decision<A> {

  A answer();

  /** The same with another answer. */
  default <B> Decision<B> answering(B other) {
    return switch (this) {
      case Save<A> save -> save.saying(other);
      case Remove<A> remove -> new Remove<>(remove.id(), remove.version(), other);
      case Tell<A> tell -> new Tell<>(tell.entry(), other);
      case Leave<A> _ -> new Leave<>(other);
    };
  }

  /**
   * Write this version and tell the world.
   *
   * @param also another appointment to be written in the same transaction, a new one; or null
   */
  record Save<A>(
      Stored<Appointment> next,
      List<EntryPlacement> placements,
      CalendarEntry entry,
      A answer,
      @Nullable Save<A> also)
      implements Decision<A> {

    public Save {
      placements = List.copyOf(placements);
    }

    /** Nothing else. */
    public Save(
        Stored<Appointment> next, List<EntryPlacement> placements, CalendarEntry entry, A answer) {
      this(next, placements, entry, answer, null);
    }

    private <B> Save<B> saying(B other) {
      return new Save<>(next, placements, entry, other, also == null ? null : also.saying(other));
    }
  }

  /**
   * Delete it and tell the world.
   *
   * @param version under which it ends
   */
  record Remove<A>(UUID id, long version, A answer) implements Decision<A> {}

  /** Tell the world once more what it may know already; nothing is changed. */
  record Tell<A>(CalendarEntry entry, A answer) implements Decision<A> {}

  /** Do nothing. */
  record Leave<A>(A answer) implements Decision<A> {}
}
