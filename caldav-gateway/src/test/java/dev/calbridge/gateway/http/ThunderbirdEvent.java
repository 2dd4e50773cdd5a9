package dev.calbridge.gateway.http;

import dev.calbridge.scheduler.contract.CalendarEntry;

/** An appointment as Thunderbird writes it. */
public final class ThunderbirdEvent {

  private ThunderbirdEvent() {}

  public static String uid(CalendarEntry entry) {
    return entry.placements().getFirst().uid();
  }

  public static String event(String uid, String title) {
    return """
        BEGIN:VCALENDAR
        PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
        VERSION:2.0
        BEGIN:VEVENT
        DTSTAMP:20261101T000000Z
        UID:%s
        SUMMARY:%s
        DTSTART;TZID=Europe/Berlin:20261123T090000
        DTEND;TZID=Europe/Berlin:20261123T093000
        X-MOZ-GENERATION:2
        END:VEVENT
        END:VCALENDAR
        """
        .formatted(uid, title);
  }
}
