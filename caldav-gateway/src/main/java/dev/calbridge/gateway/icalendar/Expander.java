package dev.calbridge.gateway.icalendar;

import dev.calbridge.recurrence.Expansion;
import dev.calbridge.recurrence.Occurrence;
import dev.calbridge.recurrence.Occurrences;
import dev.calbridge.recurrence.Spans;
import dev.calbridge.recurrence.TimeWindow;
import dev.calbridge.recurrence.UnusableRule;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows the occurrences of a window instead of a series (RFC 4791 section 9.6). */
public final class Expander {

  private static final Set<String> REPLACED =
      Set.of("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID");

  private final CalendarObjects objects;

  public Expander(CalendarObjects objects) {
    this.objects = objects;
  }

  /**
   * Each occurrence as an event of its own, with its times in UTC (section 9.6.5).
   *
   * @param zone of the calendar
   * @return empty if there are too many
   */
  public Optional<Component> expand(CalendarObjects.Opened object, TimeWindow window, ZoneId zone) {
    EntryContent content = object.event().content();
    Expansion expansion = within(content, window, zone);
    if (expansion.cutShort()) {
      return Optional.empty();
    }
    Map<LocalDateTime, Component> overrides = new HashMap<>();
    Component master = object.calendar();
    for (Component event : events(object)) {
      Optional<LocalDateTime> occurrence = objects.occurrence(event, object, zone);
      if (occurrence.isPresent()) {
        overrides.put(occurrence.get(), event);
      } else {
        master = event;
      }
    }
    List<Component> shown = new ArrayList<>();
    for (Occurrence occurrence : expansion.occurrences()) {
      Component source = overrides.getOrDefault(occurrence.id(), master);
      shown.add(single(source, occurrence, content, zone));
    }
    return Optional.of(object.calendar().with(object.calendar().properties(), shown));
  }

  /** The series with those changed occurrences only that have to do with the window (9.6.6). */
  public Component limit(CalendarObjects.Opened object, TimeWindow window, ZoneId zone) {
    EntrySpan span = object.event().content().span();
    List<Component> shown = new ArrayList<>();
    for (Component component : object.calendar().components()) {
      Optional<LocalDateTime> occurrence =
          component.name().equals("VEVENT")
              ? objects.occurrence(component, object, zone)
              : Optional.empty();
      if (occurrence.isEmpty()
          || overlaps(Spans.movedTo(occurrence.get(), span), window, zone)
          || overlaps(changedSpan(object, occurrence.get()), window, zone)) {
        shown.add(component);
      }
    }
    return object.calendar().with(object.calendar().properties(), shown);
  }

  /** When an event takes place in a window; cut short if that is too often. */
  public static Expansion within(EntryContent content, TimeWindow window, ZoneId zone) {
    try {
      return Occurrences.within(
          content.span(), content.recurrence(), window, zone, Occurrences.MAX_INSTANCES);
    } catch (UnusableRule e) {
      return new Expansion(List.of(), true);
    }
  }

  private static EntrySpan changedSpan(CalendarObjects.Opened object, LocalDateTime occurrence) {
    EntryContent content = object.event().content();
    return content.recurrence() == null
        ? content.span()
        : content.recurrence().overrides().stream()
            .filter(override -> override.occurrence().equals(occurrence))
            .findFirst()
            .map(override -> override.content().span())
            .orElse(content.span());
  }

  private static boolean overlaps(EntrySpan span, TimeWindow window, ZoneId zone) {
    return window.overlaps(Spans.startInstant(span, zone), Spans.endInstant(span, zone));
  }

  private static List<Component> events(CalendarObjects.Opened object) {
    return object.calendar().components().stream()
        .filter(component -> component.name().equals("VEVENT"))
        .toList();
  }

  private static Component single(
      Component source, Occurrence occurrence, EntryContent series, ZoneId zone) {
    List<ContentLine> lines = new ArrayList<>();
    for (ContentLine line : source.properties()) {
      if (!REPLACED.contains(line.name())) {
        lines.add(line);
      }
    }
    EntrySpan span = occurrence.span();
    switch (span) {
      case EntrySpan.AllDay days -> {
        lines.add(line(Times.property("DTSTART", days.start().atStartOfDay(), span)));
        lines.add(line(Times.property("DTEND", days.end().atStartOfDay(), span)));
      }
      case EntrySpan.Timed _ -> {
        lines.add(line("DTSTART:" + Times.utc(Spans.startInstant(span, zone))));
        lines.add(line("DTEND:" + Times.utc(Spans.endInstant(span, zone))));
      }
    }
    if (series.recurrence() != null) {
      EntrySpan regular = Spans.movedTo(occurrence.id(), series.span());
      lines.add(
          line(
              regular instanceof EntrySpan.AllDay
                  ? Times.property("RECURRENCE-ID", occurrence.id(), regular)
                  : "RECURRENCE-ID:" + Times.utc(Spans.startInstant(regular, zone))));
    }
    return source.with(lines, source.components());
  }

  private static ContentLine line(String text) {
    try {
      return ContentLine.parse(text);
    } catch (UnreadableCalendar e) {
      throw new IllegalStateException("A line of ours cannot be read", e);
    }
  }
}
