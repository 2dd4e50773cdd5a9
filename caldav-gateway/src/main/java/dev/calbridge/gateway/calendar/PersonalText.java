package dev.calbridge.gateway.calendar;

/**
 * A user's additions to an object, and the whole object with them.
 *
 * @param text iCalendar, as this user is to see it until the entry changes
 */
public record PersonalText(PersonalContent content, String text) {}
