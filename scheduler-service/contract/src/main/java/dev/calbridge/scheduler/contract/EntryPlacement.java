package dev.calbridge.scheduler.contract;

import java.util.UUID;

/**
 * Where an entry is shown: one per resource it belongs to.
 *
 * @param resource whose calendar
 * @param uid UID in that calendar (RFC 5545 section 3.8.4.7); two calendars of one entry never
 *     share it
 * @param objectName last path segment of the calendar object resource (RFC 4791 section 4.1),
 *     decoded; never changes
 */
public record EntryPlacement(UUID resource, String uid, String objectName) {}
