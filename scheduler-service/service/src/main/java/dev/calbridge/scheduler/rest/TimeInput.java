package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An unavailability or availability as people write it.
 *
 * @param resource whose time
 * @param title or absent
 * @param notes or absent
 * @param span as in {@link AppointmentInput}
 * @param recurrence as in {@link AppointmentInput}
 */
public record TimeInput(
    @Nullable UUID resource,
    @Nullable String title,
    @Nullable String notes,
    @Nullable EntrySpan span,
    @Nullable Recurrence recurrence) {

  /**
   * @throws ProblemException 422 if a part is missing
   */
  ResourceTime time() {
    if (resource == null) {
      throw new ProblemException(422, "resource-missing", "Say in resource whose time it is.");
    }
    if (span == null) {
      throw new ProblemException(422, "span-missing", "Say in span when it is.");
    }
    return new ResourceTime(resource, title, notes, span, recurrence);
  }
}
