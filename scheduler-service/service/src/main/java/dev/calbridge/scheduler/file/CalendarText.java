package dev.calbridge.scheduler.file;

import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes events as an iCalendar file (RFC 5545), piece by piece. */
public final class CalendarText {

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final int MOST_OCTETS = 75;
  private static final Set<String> UTC = Set.of("UTC", "Z", "Etc/UTC");

  private CalendarText() {}

  /**
   * An event as it is to be written.
   *
   * @param uid identifies it within the file
   * @param changedAt becomes DTSTAMP, so that the same state gives the same text
   * @param content what it says
   * @param extras true if properties nobody here knows are to be written too
   */
  public record Event(String uid, Instant changedAt, EntryContent content, boolean extras) {}

  /** How a file begins. */
  public static String begin(String name) {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\n");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Calbridge//Calbridge//EN");
    line(text, "CALSCALE:GREGORIAN");
    line(text, "X-WR-CALNAME:" + escaped(name));
    return text.toString();
  }

  /** Asks programs that subscribe to come again every hour (RFC 7986 section 5.7). */
  public static String refreshHourly() {
    return "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n";
  }

  public static String end() {
    return "END:VCALENDAR\r\n";
  }

  /** The zones these events need that are not among those written already, which grow. */
  public static String zones(List<Event> events, Set<String> written) {
    Set<ZoneId> needed = new TreeSet<>((a, b) -> a.getId().compareTo(b.getId()));
    for (Event event : events) {
      spans(event.content()).forEach(span -> add(needed, span));
    }
    return needed.stream()
        .filter(zone -> written.add(zone.getId()))
        .map(ZoneText::of)
        .collect(Collectors.joining());
  }

  private static List<EntrySpan> spans(EntryContent content) {
    List<EntrySpan> spans = new ArrayList<>();
    spans.add(content.span());
    Recurrence recurrence = content.recurrence();
    if (recurrence != null) {
      recurrence.overrides().forEach(one -> spans.add(one.content().span()));
    }
    return spans;
  }

  private static void add(Set<ZoneId> zones, EntrySpan span) {
    if (span instanceof EntrySpan.Timed timed && !UTC.contains(timed.zone().getId())) {
      zones.add(timed.zone());
    }
  }

  /** An event and its overrides. */
  public static String of(Event event) {
    StringBuilder text = new StringBuilder();
    EntryContent content = event.content();
    event(text, event, content, null);
    Recurrence recurrence = content.recurrence();
    if (recurrence != null) {
      for (EntryOverride override : recurrence.overrides()) {
        event(text, event, override.content(), override.occurrence());
      }
    }
    return text.toString();
  }

  private static void event(
      StringBuilder text, Event event, EntryContent content, @Nullable LocalDateTime occurrence) {
    line(text, "BEGIN:VEVENT");
    line(text, "UID:" + escaped(event.uid()));
    line(text, "DTSTAMP:" + utc(event.changedAt()));
    EntrySpan series = event.content().span();
    if (occurrence != null) {
      line(text, moment("RECURRENCE-ID", series, occurrence));
    }
    switch (content.span()) {
      case EntrySpan.Timed timed -> {
        line(text, moment("DTSTART", timed, timed.start()));
        line(text, moment("DTEND", timed, timed.end()));
      }
      case EntrySpan.AllDay days -> {
        line(text, moment("DTSTART", days, days.start().atStartOfDay()));
        line(text, moment("DTEND", days, days.end().atStartOfDay()));
      }
    }
    Recurrence recurrence = content.recurrence();
    if (recurrence != null) {
      line(text, "RRULE:" + recurrence.rule());
      recurrence.excluded().forEach(date -> line(text, moment("EXDATE", series, date)));
      recurrence.added().forEach(date -> line(text, moment("RDATE", series, date)));
    }
    line(text, "SUMMARY:" + escaped(content.title()));
    if (content.description() != null) {
      line(text, "DESCRIPTION:" + escaped(content.description()));
    }
    if (content.location() != null) {
      line(text, "LOCATION:" + escaped(content.location()));
    }
    if (!content.categories().isEmpty()) {
      line(text, "CATEGORIES:" + VObjectPropertyValues.writeList(content.categories()));
    }
    if (content.status() != null) {
      line(text, "STATUS:" + content.status().name());
    }
    line(text, "TRANSP:" + (content.busy() == Busy.FREE ? "TRANSPARENT" : "OPAQUE"));
    if (content.busy() == Busy.OUT_OF_OFFICE) {
      line(text, "X-MICROSOFT-CDO-BUSYSTATUS:OOF");
    }
    if (event.extras()) {
      content.extras().forEach(extra -> line(text, extra));
    }
    line(text, "END:VEVENT");
  }

  private static String moment(String name, EntrySpan span, LocalDateTime local) {
    return switch (span) {
      case EntrySpan.AllDay _ -> name + ";VALUE=DATE:" + DATE.format(local);
      case EntrySpan.Timed timed -> {
        String zone = timed.zone().getId();
        yield UTC.contains(zone)
            ? name + ":" + TIME.format(local) + "Z"
            : name + ";TZID=" + zone + ":" + TIME.format(local);
      }
    };
  }

  static String utc(Instant instant) {
    return TIME.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
  }

  private static String escaped(String text) {
    return VObjectPropertyValues.escape(text).replace("\r\n", "\\n").replace("\n", "\\n");
  }

  /** Folded so that no line has more than 75 octets (RFC 5545 section 3.1). */
  static void line(StringBuilder text, String content) {
    int octets = 0;
    for (int i = 0; i < content.length(); ) {
      int point = content.codePointAt(i);
      int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (octets + size > MOST_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.appendCodePoint(point);
      octets += size;
      i += Character.charCount(point);
    }
    text.append("\r\n");
  }
}
