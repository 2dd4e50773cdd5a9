package dev.calbridge.scheduler.contract;

import java.time.LocalDateTime;

/**
 * One occurrence of a series that differs from the others (RFC 5545 section 3.8.4.4).
 *
 * @param occurrence which one: the start it would have had, as wall-clock time in the zone of the
 *     series; midnight if the series is of whole days (RECURRENCE-ID)
 * @param content the whole content of that occurrence; it never recurs itself. A status of
 *     CANCELLED keeps the occurrence visible as cancelled; one that does not take place at all is
 *     among the excluded ones instead
 */
public record EntryOverride(LocalDateTime occurrence, EntryContent content) {}
