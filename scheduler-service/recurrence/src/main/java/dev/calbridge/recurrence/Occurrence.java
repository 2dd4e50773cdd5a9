package dev.calbridge.recurrence;

import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One time an entry takes place.
 *
 * @param id the start by the rule, as wall-clock time in the zone of the series; midnight for whole
 *     days (RECURRENCE-ID, RFC 5545 section 3.8.4.4)
 * @param span when it takes place
 * @param override what differs from the series, or null
 */
public record Occurrence(LocalDateTime id, EntrySpan span, @Nullable EntryOverride override) {}
