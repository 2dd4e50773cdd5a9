package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Buffers;
import dev.calbridge.scheduler.appointment.OccurrenceList;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.time.Interval;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of an appointment.
 *
 * @param appointment which appointment or series
 * @param version of it; also its entity tag
 * @param occurrence names it within its series: the start it would have had, as wall-clock time
 * @param series true if the appointment repeats
 * @param changed true if it differs from the series
 * @param start on the time line; a whole day begins in the tenant's zone
 * @param end exclusive
 * @param customerStart when the customer comes: earlier by the buffer if the tenant's buffers
 *     concern the customer
 * @param customerEnd when the customer leaves
 */
public record OccurrenceView(
    UUID appointment,
    long version,
    LocalDateTime occurrence,
    boolean series,
    boolean changed,
    UUID primaryResource,
    @Nullable UUID secondaryResource,
    @Nullable UUID branch,
    @Nullable UUID customer,
    @Nullable UUID type,
    @Nullable UUID status,
    String title,
    @Nullable String place,
    boolean homeVisit,
    boolean shownAsUnavailable,
    EntrySpan span,
    Instant start,
    Instant end,
    Instant customerStart,
    Instant customerEnd,
    Buffers buffers) {

  /**
   * @param concernCustomer true if buffers do
   */
  static OccurrenceView of(OccurrenceList.Item item, boolean concernCustomer) {
    Appointment value = item.single();
    Interval customer = concernCustomer ? value.buffers().around(item.stretch()) : item.stretch();
    return new OccurrenceView(
        item.appointment().id(),
        item.appointment().version(),
        item.one().occurrence(),
        item.appointment().value().recurrence() != null,
        item.one().changed() != null,
        value.primaryResource(),
        value.secondaryResource(),
        value.branch(),
        value.customer(),
        value.type(),
        value.status(),
        value.title(),
        value.place(),
        value.homeVisit(),
        value.shownAsUnavailable(),
        value.span(),
        item.stretch().from(),
        item.stretch().until(),
        customer.from(),
        customer.until(),
        value.buffers());
  }
}
