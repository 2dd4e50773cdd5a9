package dev.calbridge.gateway.calendar;

import java.util.UUID;

/** Names one calendar: that of a resource of a tenant. */
public record CalendarKey(String tenant, UUID resource) {}
