package dev.calbridge.local.compat;

import dev.calbridge.local.DavCalendar;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** iCalendar as a calendar program writes it. */
public final class Events {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  private Events() {}

  /** A new event of an hour. */
  public static String event(String uid, String title, LocalDateTime start) {
    return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:20261101T000000Z
        SUMMARY:%s
        DTSTART;TZID=Europe/Berlin:%s
        DTEND;TZID=Europe/Berlin:%s
        END:VEVENT
        END:VCALENDAR
        """
        .formatted(uid, title, LOCAL.format(start), LOCAL.format(start.plusHours(1)))
        .replace("\n", "\r\n");
  }

  /** What was served, with another title and time. */
  public static String edited(DavCalendar.Item item, String title, LocalDateTime start) {
    int from = item.data().indexOf("BEGIN:VEVENT");
    String event =
        item.data()
            .substring(from)
            .replaceFirst("SUMMARY:[^\r]*", "SUMMARY:" + title)
            .replaceFirst("(DTSTART[^:]*):[^\r]*", "$1:" + LOCAL.format(start))
            .replaceFirst("(DTEND[^:]*):[^\r]*", "$1:" + LOCAL.format(start.plusHours(1)));
    return item.data().substring(0, from) + event;
  }
}
