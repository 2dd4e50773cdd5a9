package dev.calbridge.gateway.calendar;

/** A calendar object with the iCalendar text that was rendered when its entry changed. */
public record ObjectText(StoredObject object, String text) {}
