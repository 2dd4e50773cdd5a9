package dev.calbridge.gateway.icalendar;

import dev.calbridge.scheduler.contract.EntryContent;

/**
 * A calendar object as a client sent it.
 *
 * @param uid UID, case-sensitive
 */
public record ClientEvent(String uid, EntryContent content) {}
