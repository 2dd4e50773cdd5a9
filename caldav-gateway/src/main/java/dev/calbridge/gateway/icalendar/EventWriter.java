package dev.calbridge.gateway.icalendar;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an entry as a calendar object. The text depends on the entry alone, so that a rebuilt
 * projection gives the very same bytes.
 */
public final class EventWriter {

  private final TimeZoneText timeZones;

  public EventWriter(TimeZoneText timeZones) {
    this.timeZones = timeZones;
  }

  /** The object that shows the entry in the calendar of the placement; CRLF line ends. */
  public String write(CalendarEntry entry, EntryPlacement placement) {
    EntryContent content = entry.content();
    Recurrence recurrence = content.recurrence();
    List<EntryOverride> overrides = recurrence == null ? List.of() : recurrence.overrides();
    LineWriter out = new LineWriter();
    out.line("BEGIN:VCALENDAR")
        .line("VERSION:2.0")
        .line("PRODID:-//Calbridge//caldav-gateway//EN")
        .line("CALSCALE:GREGORIAN");
    zones(content, overrides).forEach((zone, from) -> zone(zone, from, out));
    // The series first: one program looks no further for it.
    event(entry, placement, content, null, out);
    for (EntryOverride override : overrides) {
      event(
          entry,
          placement,
          override.content(),
          Times.property("RECURRENCE-ID", override.occurrence(), content.span()),
          out);
    }
    return out.line("END:VCALENDAR").toString();
  }

  private static void event(
      CalendarEntry entry,
      EntryPlacement placement,
      EntryContent content,
      @Nullable String recurrenceId,
      LineWriter out) {
    out.line("BEGIN:VEVENT")
        .text("UID", placement.uid())
        .line("DTSTAMP:" + Times.utc(entry.changedAt()))
        .line("CREATED:" + Times.utc(entry.createdAt()))
        .line("LAST-MODIFIED:" + Times.utc(entry.changedAt()))
        .line("SEQUENCE:" + Math.min(entry.version(), Integer.MAX_VALUE));
    if (recurrenceId != null) {
      out.line(recurrenceId);
    }
    span(content.span(), out);
    recurrence(content, out);
    described(content, out);
    Extras.of(content.extras()).forEach(out::line);
    reminders(entry.reminders(), content.title(), out);
    out.line("END:VEVENT");
  }

  private static void recurrence(EntryContent content, LineWriter out) {
    Recurrence recurrence = content.recurrence();
    if (recurrence == null) {
      return;
    }
    boolean listedOnly = recurrence.rule().equals(Recurrence.LISTED_DATES_ONLY);
    if (!listedOnly || recurrence.added().isEmpty()) {
      out.line("RRULE:" + recurrence.rule());
    }
    recurrence.added().forEach(start -> out.line(Times.property("RDATE", start, content.span())));
    recurrence
        .excluded()
        .forEach(start -> out.line(Times.property("EXDATE", start, content.span())));
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

  private static void reminders(List<Integer> minutesBefore, String title, LineWriter out) {
    for (int minutes : minutesBefore) {
      out.line("BEGIN:VALARM")
          .line("ACTION:DISPLAY")
          .text("DESCRIPTION", title)
          .line("TRIGGER:-PT" + Math.max(0, minutes) + "M")
          .line("END:VALARM");
    }
  }

  private static void span(EntrySpan span, LineWriter out) {
    switch (span) {
      case EntrySpan.AllDay days -> {
        out.line(Times.property("DTSTART", days.start().atStartOfDay(), span));
        out.line(Times.property("DTEND", days.end().atStartOfDay(), span));
      }
      case EntrySpan.Timed timed -> {
        out.line(Times.property("DTSTART", timed.start(), span));
        out.line(Times.property("DTEND", timed.end(), span));
      }
    }
  }

  /** Zones that need a definition, with the earliest time it must be good for. */
  private static Map<ZoneId, LocalDateTime> zones(
      EntryContent content, List<EntryOverride> overrides) {
    Map<ZoneId, LocalDateTime> zones = new TreeMap<>((a, b) -> a.getId().compareTo(b.getId()));
    note(content.span(), zones);
    overrides.forEach(override -> note(override.content().span(), zones));
    return zones;
  }

  private static void note(EntrySpan span, Map<ZoneId, LocalDateTime> zones) {
    if (span instanceof EntrySpan.Timed timed && !Times.isUtc(timed.zone())) {
      zones.merge(timed.zone(), timed.start(), (a, b) -> a.isBefore(b) ? a : b);
    }
  }

  private void zone(ZoneId zone, LocalDateTime from, LineWriter out) {
    timeZones.definition(zone, from).forEach(out::line);
  }
}
