package dev.calbridge.gateway.icalendar;

import dev.calbridge.gateway.calendar.PersonalContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds what a user keeps with an object to the text that everybody sees. */
public final class PersonalWriter {

  private final ZoneNames zones;

  public PersonalWriter(ZoneNames zones) {
    this.zones = zones;
  }

  /**
   * @param everybodys as {@link EventWriter} wrote it
   */
  public String write(String everybodys, PersonalContent personal) {
    if (personal.saysNothing()) {
      return everybodys;
    }
    try {
      Component calendar = ComponentReader.read(everybodys.getBytes(StandardCharsets.UTF_8));
      EventComponents events = EventComponents.of(calendar);
      SpanReader spans = new SpanReader(zones, SpanReader.UTC);
      RecurrenceReader recurrences = new RecurrenceReader(spans);
      EntrySpan span = spans.read(events.master());
      LineWriter out = new LineWriter().line("BEGIN:VCALENDAR");
      calendar.properties().forEach(line -> out.line(line.raw()));
      for (Component component : calendar.components()) {
        if (!component.name().equals("VEVENT")) {
          component.lines().forEach(out::line);
        } else if (component.first("RECURRENCE-ID").isEmpty()) {
          event(component, personal.part(null).orElse(null), out);
        } else {
          event(
              component, personal.part(recurrences.occurrence(component, span)).orElse(null), out);
        }
      }
      return out.line("END:VCALENDAR").toString();
    } catch (UnreadableCalendar e) {
      throw new IllegalStateException("A text of ours cannot be read", e);
    }
  }

  private static void event(Component event, PersonalContent.@Nullable Part part, LineWriter out) {
    if (part == null) {
      event.lines().forEach(out::line);
      return;
    }
    PersonalLines own = PersonalLines.of(part);
    out.line("BEGIN:VEVENT");
    event.properties().forEach(line -> out.line(own.annotated(line)));
    own.properties().forEach(out::line);
    for (Component component : event.components()) {
      if (own.alarms() == null || !component.name().equals("VALARM")) {
        component.lines().forEach(out::line);
      }
    }
    if (own.alarms() instanceof List<String> alarms) {
      alarms.forEach(out::line);
    }
    out.line("END:VEVENT");
  }
}
