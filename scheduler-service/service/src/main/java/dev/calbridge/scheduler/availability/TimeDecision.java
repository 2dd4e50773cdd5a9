package dev.calbridge.scheduler.availability;

import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.CalendarEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done about a resource's time. */
public sealed interface TimeDecision {

  Outcome<Stored<ResourceTime>> answer();

  /**
   * Write this version.
   *
   * @param entry what calendars show, or null if they show nothing
   */
  record Save(
      Stored<ResourceTime> next,
      @Nullable CalendarEntry entry,
      Outcome<Stored<ResourceTime>> answer)
      implements TimeDecision {}

  /** Delete it. */
  record Remove(UUID id, long version, Outcome<Stored<ResourceTime>> answer)
      implements TimeDecision {}

  /** Do nothing. */
  record Leave(Outcome<Stored<ResourceTime>> answer) implements TimeDecision {}
}
