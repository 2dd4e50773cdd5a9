package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.icalendar.TimeZoneText;
import java.util.ArrayList;
import java.util.List;

/** A calendar's zone as a whole VCALENDAR, as RFC 4791 section 5.2.2 wants it. */
final class ZoneCalendars {

  private ZoneCalendars() {}

  static String of(StoredCalendar calendar) {
    List<String> lines = new ArrayList<>();
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//Calbridge//caldav-gateway//EN");
    lines.addAll(
        new TimeZoneText()
            .definition(
                calendar.zone(),
                calendar.snapshot().changedAt().atZone(calendar.zone()).toLocalDateTime()));
    lines.add("END:VCALENDAR");
    return String.join("\r\n", lines) + "\r\n";
  }
}
