package dev.calbridge.gateway.icalendar;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes an entry as a calendar object. The text depends on the entry alone, so that a rebuilt
 * projection gives the very same bytes.
 */
public final class EventWriter {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  private final TimeZoneText timeZones;

  public EventWriter(TimeZoneText timeZones) {
    this.timeZones = timeZones;
  }

  /** The object that shows the entry in the calendar of the placement; CRLF line ends. */
  public String write(CalendarEntry entry, EntryPlacement placement) {
    EntryContent content = entry.content();
    LineWriter out = new LineWriter();
    out.line("BEGIN:VCALENDAR")
        .line("VERSION:2.0")
        .line("PRODID:-//Calbridge//caldav-gateway//EN")
        .line("CALSCALE:GREGORIAN");
    if (content.span() instanceof EntrySpan.Timed timed && !isUtc(timed.zone())) {
      timeZones.definition(timed.zone(), timed.start()).forEach(out::line);
    }
    out.line("BEGIN:VEVENT")
        .text("UID", placement.uid())
        .line("DTSTAMP:" + utc(entry.changedAt()))
        .line("CREATED:" + utc(entry.createdAt()))
        .line("LAST-MODIFIED:" + utc(entry.changedAt()))
        .line("SEQUENCE:" + Math.min(entry.version(), Integer.MAX_VALUE));
    span(content.span(), out);
    Recurrence recurrence = content.recurrence();
    if (recurrence != null) {
      out.line("RRULE:" + recurrence.rule());
      recurrence.excluded().forEach(start -> out.line(excluded(start, content.span())));
    }
    described(content, out);
    Extras.of(content.extras()).forEach(out::line);
    for (int minutes : entry.reminders()) {
      out.line("BEGIN:VALARM")
          .line("ACTION:DISPLAY")
          .text("DESCRIPTION", content.title())
          .line("TRIGGER:-PT" + Math.max(0, minutes) + "M")
          .line("END:VALARM");
    }
    return out.line("END:VEVENT").line("END:VCALENDAR").toString();
  }

  private static void described(EntryContent content, LineWriter out) {
    out.text("SUMMARY", content.title());
    if (content.description() instanceof String description) {
      out.text("DESCRIPTION", description);
    }
    if (content.location() instanceof String location) {
      out.text("LOCATION", location);
    }
    List<String> categories = content.categories();
    if (!categories.isEmpty()) {
      out.line(
          "CATEGORIES:" + categories.stream().map(Text::escape).collect(Collectors.joining(",")));
    }
    if (content.status() != null) {
      out.line("STATUS:" + content.status());
    }
    out.line("TRANSP:" + (content.busy() == Busy.FREE ? "TRANSPARENT" : "OPAQUE"));
    if (content.busy() == Busy.OUT_OF_OFFICE) {
      out.line("X-MICROSOFT-CDO-BUSYSTATUS:OOF");
    }
  }

  private static void span(EntrySpan span, LineWriter out) {
    switch (span) {
      case EntrySpan.AllDay days -> {
        out.line("DTSTART;VALUE=DATE:" + DAY.format(days.start()));
        out.line("DTEND;VALUE=DATE:" + DAY.format(days.end()));
      }
      case EntrySpan.Timed timed -> {
        out.line("DTSTART" + local(timed.start(), timed.zone()));
        out.line("DTEND" + local(timed.end(), timed.zone()));
      }
    }
  }

  private static String excluded(LocalDateTime start, EntrySpan span) {
    return switch (span) {
      case EntrySpan.AllDay _ -> "EXDATE;VALUE=DATE:" + DAY.format(start);
      case EntrySpan.Timed timed -> "EXDATE" + local(start, timed.zone());
    };
  }

  private static String local(LocalDateTime time, ZoneId zone) {
    return isUtc(zone)
        ? ":" + utc(time.atZone(zone).toInstant())
        : ";TZID=" + zone.getId() + ":" + LOCAL.format(time);
  }

  /** Zones without a place (UTC, GMT, +02:00) need no VTIMEZONE: their times are written in UTC. */
  private static boolean isUtc(ZoneId zone) {
    return zone instanceof ZoneOffset
        || zone.getRules().isFixedOffset() && !zone.getId().contains("/")
        || zone.getId().equals("Etc/UTC");
  }

  private static String utc(Instant instant) {
    return LOCAL.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
  }
}
