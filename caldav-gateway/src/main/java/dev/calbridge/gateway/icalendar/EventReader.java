package dev.calbridge.gateway.icalendar;

import dev.calbridge.gateway.calendar.PersonalContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the calendar object of a PUT (RFC 4791 section 4.1): one event or series, whole or not at
 * all.
 */
public final class EventReader {

  private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

  private static final int MAX_UID_CHARACTERS = 1_024;
  private static final int MAX_OVERRIDES = 500;

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
    Component calendar = ComponentReader.read(text);
    EventComponents events = EventComponents.of(calendar);
    String uid = events.uid();
    if (uid.length() > MAX_UID_CHARACTERS) {
      throw UnreadableCalendar.tooLarge("The UID is longer than " + MAX_UID_CHARACTERS);
    }
    SpanReader spans =
        new SpanReader(new DefinedZones(zones, calendar, calendarZone), calendarZone);
    RecurrenceReader recurrences = new RecurrenceReader(spans);
    Component master = events.master();
    EntrySpan span = spans.read(master);
    List<PersonalContent.Part> personal = new ArrayList<>();
    personal.add(PersonalReader.part(master, null));
    List<EntryOverride> overrides = new ArrayList<>();
    if (events.overrides().size() > MAX_OVERRIDES) {
      throw UnreadableCalendar.tooMany(
          "The series has more than " + MAX_OVERRIDES + " changed occurrences");
    }
    Set<LocalDateTime> seen = new HashSet<>();
    for (Component override : events.overrides()) {
      LocalDateTime occurrence = recurrences.occurrence(override, span);
      if (!seen.add(occurrence)) {
        throw UnreadableCalendar.object("Two events have the same RECURRENCE-ID");
      }
      overrides.add(
          new EntryOverride(occurrence, FieldReader.content(override, spans.read(override), null)));
      personal.add(PersonalReader.part(override, occurrence));
    }
    overrides.sort(Comparator.comparing(EntryOverride::occurrence));
    @Nullable Recurrence recurrence = recurrences.read(master, span, overrides);
    return new ClientEvent(
        uid,
        sequence(master),
        FieldReader.content(master, span, recurrence),
        new PersonalContent(personal),
        OwnText.of(text, calendar, events).orElse(null));
  }

  private static long sequence(Component event) {
    return event
        .first("SEQUENCE")
        .map(line -> line.value().strip())
        .filter(value -> SEQUENCE.matcher(value).matches())
        .map(Long::parseLong)
        .orElse(0L);
  }
}
