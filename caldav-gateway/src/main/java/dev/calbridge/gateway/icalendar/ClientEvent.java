package dev.calbridge.gateway.icalendar;

import dev.calbridge.gateway.calendar.PersonalContent;
import dev.calbridge.scheduler.contract.EntryContent;

/**
 * A calendar object as a client sent it.
 *
 * @param uid UID, case-sensitive
 * @param sequence SEQUENCE of the event; 0 if there is none (RFC 5545 section 3.8.7.4)
 * @param content what everybody sees
 * @param personal what is the user's own; its alarms are never null: those that were sent
 */
public record ClientEvent(
    String uid, long sequence, EntryContent content, PersonalContent personal) {}
