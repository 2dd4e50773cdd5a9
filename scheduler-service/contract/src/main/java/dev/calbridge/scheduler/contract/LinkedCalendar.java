package dev.calbridge.scheduler.contract;

/**
 * The calendar elsewhere that a link connects a resource with: body of {@code PUT
 * /internal/v1/resources/{resource}/linked-calendars/{link}}.
 *
 * @param calendarId what the calendar is known by there; at most 1,000 characters
 */
public record LinkedCalendar(String calendarId) {}
