package dev.calbridge.gateway.icalendar;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the calendar object of a PUT (RFC 4791 section 4.1): one VEVENT, whole or not at all. */
public final class EventReader {

  private static final int MAX_EXTRAS_CHARACTERS = 65_536;
  private static final int MAX_UID_CHARACTERS = 1_024;

  private final ZoneNames zones;

  public EventReader(ZoneNames zones) {
    this.zones = zones;
  }

  /**
   * @param text as it came
   * @param calendarZone zone of the calendar; floating times are read in it
   * @throws UnreadableCalendar if it is no iCalendar, or more than one event can hold
   */
  public ClientEvent read(byte[] text, ZoneId calendarZone) throws UnreadableCalendar {
    Component event = onlyEvent(ComponentReader.read(text));
    SpanReader spans = new SpanReader(zones, calendarZone);
    EntrySpan span = spans.read(event);
    EntryContent content =
        new EntryContent(
            text(event, "SUMMARY") instanceof String title ? title : "",
            text(event, "DESCRIPTION"),
            categories(event),
            text(event, "LOCATION"),
            status(event),
            busy(event),
            span,
            new RecurrenceReader(spans).read(event, span),
            extras(event));
    return new ClientEvent(uid(event), content);
  }

  private static Component onlyEvent(Component calendar) throws UnreadableCalendar {
    if (calendar.first("METHOD").isPresent()) {
      throw UnreadableCalendar.object("A calendar object must not have a METHOD");
    }
    List<Component> events = new ArrayList<>();
    for (Component component : calendar.components()) {
      switch (component.name()) {
        case "VEVENT" -> events.add(component);
        case "VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY" ->
            throw UnreadableCalendar.component(
                "Only events (VEVENT) are kept here, not " + component.name());
        default -> {
          // VTIMEZONE: the name is what counts; X-components belong to the file, not the event
        }
      }
    }
    if (events.isEmpty()) {
      throw UnreadableCalendar.object("The object holds no event");
    }
    for (Component event : events) {
      if (event.first("RECURRENCE-ID").isPresent()) {
        throw UnreadableCalendar.object(
            "Changing a single occurrence of a series (RECURRENCE-ID) is not possible here yet");
      }
    }
    if (events.size() > 1) {
      throw UnreadableCalendar.object("The object holds more than one event");
    }
    return events.getFirst();
  }

  private static String uid(Component event) throws UnreadableCalendar {
    String uid = text(event, "UID");
    if (uid == null || uid.isBlank()) {
      throw UnreadableCalendar.object("The event has no UID");
    }
    if (uid.length() > MAX_UID_CHARACTERS) {
      throw UnreadableCalendar.tooLarge("The UID is longer than " + MAX_UID_CHARACTERS);
    }
    return uid;
  }

  private static @Nullable String text(Component event, String property) {
    return event.first(property).map(line -> Text.unescape(line.value())).orElse(null);
  }

  private static List<String> categories(Component event) {
    return event
        .all("CATEGORIES")
        .flatMap(line -> Text.list(line.value()).stream())
        .map(String::strip)
        .filter(category -> !category.isEmpty())
        .distinct()
        .toList();
  }

  private static @Nullable EntryStatus status(Component event) {
    return switch (value(event, "STATUS")) {
      case "TENTATIVE" -> EntryStatus.TENTATIVE;
      case "CONFIRMED" -> EntryStatus.CONFIRMED;
      case "CANCELLED" -> EntryStatus.CANCELLED;
      default -> null;
    };
  }

  private static Busy busy(Component event) {
    if (value(event, "TRANSP").equals("TRANSPARENT")) {
      return Busy.FREE;
    }
    return value(event, "X-MICROSOFT-CDO-BUSYSTATUS").equals("OOF")
        ? Busy.OUT_OF_OFFICE
        : Busy.BUSY;
  }

  private static String value(Component event, String property) {
    return event
        .first(property)
        .map(line -> line.value().strip().toUpperCase(Locale.ROOT))
        .orElse("");
  }

  private static List<String> extras(Component event) throws UnreadableCalendar {
    Stream<String> properties =
        event.properties().stream()
            .filter(line -> !KnownProperties.isKnown(line.name()))
            .map(ContentLine::raw);
    Stream<String> components =
        event.components().stream()
            .filter(component -> !Set.of("VALARM").contains(component.name()))
            .flatMap(Component::lines);
    List<String> extras = Stream.concat(properties, components).toList();
    if (extras.stream().mapToInt(String::length).sum() > MAX_EXTRAS_CHARACTERS) {
      throw UnreadableCalendar.tooLarge(
          "The properties nobody here knows are longer than " + MAX_EXTRAS_CHARACTERS);
    }
    return extras;
  }
}
