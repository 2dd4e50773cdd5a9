package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An unavailability or availability as REST shows it.
 *
 * @param version also the entity tag
 */
public record TimeView(
    UUID id,
    long version,
    UUID resource,
    @Nullable String title,
    @Nullable String notes,
    EntrySpan span,
    @Nullable Recurrence recurrence,
    Instant createdAt,
    Instant changedAt) {

  static TimeView of(Stored<ResourceTime> stored) {
    ResourceTime value = stored.value();
    return new TimeView(
        stored.id(),
        stored.version(),
        value.resource(),
        value.title(),
        value.notes(),
        value.span(),
        value.recurrence(),
        stored.createdAt(),
        stored.changedAt());
  }
}
