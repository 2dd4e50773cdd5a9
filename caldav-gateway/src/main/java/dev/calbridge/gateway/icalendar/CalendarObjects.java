package dev.calbridge.gateway.icalendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Looks into stored objects, for questions that their text alone can answer. */
public final class CalendarObjects {

  private final EventReader events;
  private final ZoneNames zones;

  public CalendarObjects(EventReader events, ZoneNames zones) {
    this.events = events;
    this.zones = zones;
  }

  /**
   * An object taken apart.
   *
   * @param calendar the VCALENDAR
   * @param event the same as an event
   */
  public record Opened(Component calendar, ClientEvent event) {}

  /**
   * @param zone of the calendar
   * @return empty if it is nothing that could be read
   */
  public Optional<Opened> open(String text, ZoneId zone) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Optional.of(new Opened(ComponentReader.read(bytes), events.read(bytes, zone)));
    } catch (UnreadableCalendar e) {
      return Optional.empty();
    }
  }

  /** The text without its VTIMEZONEs. */
  public String withoutZones(String text, ZoneId zone) {
    return open(text, zone).map(opened -> withoutZones(opened.calendar()).text()).orElse(text);
  }

  /** The calendar without its VTIMEZONEs. */
  public static Component withoutZones(Component calendar) {
    return calendar.with(
        calendar.properties(),
        calendar.components().stream()
            .filter(component -> !component.name().equals("VTIMEZONE"))
            .toList());
  }

  /** Occurrence that a changed one stands for; empty for the series or single event. */
  public Optional<LocalDateTime> occurrence(Component event, Opened object, ZoneId zone) {
    try {
      return event.first("RECURRENCE-ID").isEmpty()
          ? Optional.empty()
          : Optional.of(
              new RecurrenceReader(new SpanReader(zones, zone))
                  .occurrence(event, object.event().content().span()));
    } catch (UnreadableCalendar e) {
      throw new IllegalStateException("What was read before cannot be read", e);
    }
  }

  /** A date or date with time as an instant; empty if the property is something else. */
  public Optional<Instant> instant(ContentLine line, ZoneId zone) {
    try {
      return Optional.of(
          switch (Moment.parse(line, line.value(), zones, zone)) {
            case Moment.Day(LocalDate date) -> date.atStartOfDay(zone).toInstant();
            case Moment.Local local -> local.instant();
            case Moment.Utc(Instant instant) -> instant;
          });
    } catch (UnreadableCalendar e) {
      return Optional.empty();
    }
  }

  /** Zone of a VCALENDAR that holds one VTIMEZONE (RFC 4791 section 5.2.2). */
  public Optional<ZoneId> zone(String timezone) {
    try {
      return ComponentReader.read(timezone.getBytes(StandardCharsets.UTF_8)).components().stream()
          .filter(component -> component.name().equals("VTIMEZONE"))
          .findFirst()
          .flatMap(component -> component.first("TZID"))
          .flatMap(id -> zoneNamed(id.value()));
    } catch (UnreadableCalendar e) {
      return Optional.empty();
    }
  }

  /** Zone by its name, as programs write it. */
  public Optional<ZoneId> zoneNamed(String name) {
    return zones.resolve(name);
  }
}
