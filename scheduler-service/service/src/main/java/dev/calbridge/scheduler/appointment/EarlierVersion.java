package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryPlacement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an appointment was before it was changed or deleted.
 *
 * @param version of it then
 * @param value what it said
 * @param shown what calendars showed of it
 * @param placements where they showed it
 * @param createdAt when the first version was written
 * @param changedAt when that version was written
 * @param replacedAt when it stopped to be so
 * @param replacedBy subject of the account that changed it, or null for a link or an automatism
 */
public record EarlierVersion(
    long version,
    Appointment value,
    EntryContent shown,
    List<EntryPlacement> placements,
    Instant createdAt,
    Instant changedAt,
    Instant replacedAt,
    @Nullable String replacedBy) {

  public EarlierVersion {
    placements = List.copyOf(placements);
  }
}
