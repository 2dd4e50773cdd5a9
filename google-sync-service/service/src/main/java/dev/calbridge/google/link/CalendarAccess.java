package dev.calbridge.google.link;

import java.util.UUID;

/** A calendar at Google and the grant it is reached with. */
public record CalendarAccess(String tenant, UUID grant, String calendarId) {}
