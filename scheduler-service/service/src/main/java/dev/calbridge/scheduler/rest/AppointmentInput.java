package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Buffers;
import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as people write it.
 *
 * @param primaryResource whom or what to book
 * @param secondaryResource to be booked as well, or absent
 * @param branch where, or absent
 * @param customer whom it is for, or absent
 * @param type the tenant's kind of appointment, or absent
 * @param status the tenant's state of it, or absent
 * @param title at most 500 characters
 * @param notes at most 65536 characters
 * @param place a place of its own, such as a home visit's address
 * @param homeVisit true if it takes place at the customer's
 * @param shownAsUnavailable true if calendars show it as out of office
 * @param span {@code {"type":"timed","start","end","zone"}} with local times and an IANA zone, or
 *     {@code {"type":"all-day","start","end"}} with dates; the end is exclusive
 * @param recurrence {@code {"rule","excluded":[],"added":[]}}, or absent
 * @param changedOccurrences those of the series that differ, or absent
 * @param buffers time around it in which its resources are taken as well, or absent
 */
public record AppointmentInput(
    @Nullable UUID primaryResource,
    @Nullable UUID secondaryResource,
    @Nullable UUID branch,
    @Nullable UUID customer,
    @Nullable UUID type,
    @Nullable UUID status,
    @Nullable String title,
    @Nullable String notes,
    @Nullable String place,
    boolean homeVisit,
    boolean shownAsUnavailable,
    @Nullable EntrySpan span,
    @Nullable Recurrence recurrence,
    @Nullable List<ChangedOccurrenceForm> changedOccurrences,
    @Nullable Buffers buffers) {

  /**
   * @throws ProblemException 422 if a part is missing without which there is no appointment
   */
  Appointment draft() {
    if (primaryResource == null) {
      throw new ProblemException(
          422, "primary-resource-missing", "Say in primaryResource what is booked.");
    }
    if (span == null) {
      throw new ProblemException(422, "span-missing", "Say in span when it takes place.");
    }
    return new Appointment(
        primaryResource,
        secondaryResource,
        branch,
        customer,
        type,
        status,
        Absent.text(title),
        notes,
        place,
        homeVisit,
        shownAsUnavailable,
        false,
        span,
        recurrence,
        List.of(),
        List.of(),
        ChangedOccurrenceForm.read(changedOccurrences),
        buffers == null ? Buffers.NONE : buffers,
        null);
  }
}
