package dev.calbridge.gateway.change;

import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.PersonalContent;
import dev.calbridge.gateway.calendar.PersonalText;
import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.icalendar.Alarms;
import dev.calbridge.gateway.icalendar.ClientEvent;
import dev.calbridge.gateway.icalendar.EventReader;
import dev.calbridge.gateway.icalendar.PersonalWriter;
import dev.calbridge.gateway.icalendar.UnreadableCalendar;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a user adds to an object that concerns nobody else: alarms, acknowledgements, own
 * properties. Most of what one program sends is nothing but that; no business hears of it.
 */
public final class PersonalAdditions {

  private final Calendars calendars;
  private final Projection projection;
  private final EventReader reader;
  private final PersonalWriter writer;

  public PersonalAdditions(
      Calendars calendars, Projection projection, EventReader reader, PersonalWriter writer) {
    this.calendars = calendars;
    this.projection = projection;
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Keeps the additions if the event says nothing else that is new.
   *
   * @return empty if it does: then somebody has to decide about it
   */
  Optional<ChangeResult> personalOnly(
      StoredCalendar calendar, ObjectText existing, ClientEvent event) {
    Optional<Everybodys> everybodys = everybodys(calendar, existing);
    if (everybodys.isEmpty() || !everybodys.get().event().content().equals(event.content())) {
      return Optional.empty();
    }
    PersonalText personal = personal(event, everybodys.get());
    if (existing.text().equals(personal.text())) {
      return Optional.of(new ChangeResult.Kept(false, existing));
    }
    return Optional.of(
        projection.keepPersonal(calendar, existing.object(), personal)
            ? calendars
                .object(calendar, existing.object().name())
                .<ChangeResult>map(now -> new ChangeResult.Kept(false, now))
                .orElseGet(ChangeResult.Gone::new)
            : new ChangeResult.Refused(
                Reason.STALE, "It was changed at the same moment: look again"));
  }

  /**
   * What the user who sent the event is to see.
   *
   * @param text that everybody sees
   */
  Optional<PersonalText> of(ClientEvent event, String text, StoredCalendar calendar) {
    return read(text, calendar)
        .map(everybodys -> personal(event, new Everybodys(text, everybodys)));
  }

  /** Keeps the additions of an event that was applied as that version. */
  Optional<ObjectText> add(StoredCalendar calendar, String name, long version, ClientEvent event) {
    Optional<ObjectText> now = calendars.object(calendar, name);
    Optional<Everybodys> everybodys = now.flatMap(object -> everybodys(calendar, object));
    // Somebody was quicker with a newer version: the additions belong to one that is past.
    if (now.isEmpty() || everybodys.isEmpty() || now.get().object().entryVersion() != version) {
      return now;
    }
    PersonalText personal = personal(event, everybodys.get());
    return !personal.text().equals(now.get().text())
            && projection.keepPersonal(calendar, now.get().object(), personal)
        ? calendars.object(calendar, name)
        : now;
  }

  /** The program's own words where they say what everybody sees, and else the common ones. */
  private PersonalText personal(ClientEvent event, Everybodys everybodys) {
    PersonalContent additions = additions(event, everybodys.event());
    return event.ownText() instanceof String own
            && everybodys.event().uid().equals(event.uid())
            && everybodys.event().content().equals(event.content())
        ? new PersonalText(additions, own)
        : new PersonalText(additions, writer.write(everybodys.text(), additions));
  }

  private Optional<Everybodys> everybodys(StoredCalendar calendar, ObjectText existing) {
    StoredObject object = existing.object();
    Optional<String> text =
        object.personalVersion() == 0
            ? Optional.of(existing.text())
            : calendars.everybodysText(calendar.key(), object.name());
    return text.flatMap(known -> read(known, calendar).map(event -> new Everybodys(known, event)));
  }

  Optional<ClientEvent> read(String text, StoredCalendar calendar) {
    try {
      return Optional.of(reader.read(text.getBytes(StandardCharsets.UTF_8), calendar.zone()));
    } catch (UnreadableCalendar e) {
      // Nothing a program could have sent: whatever it sends is something else.
      return Optional.empty();
    }
  }

  /** Alarms that only repeat the default ones are nobody's choice, and follow the default. */
  private static PersonalContent additions(ClientEvent event, ClientEvent everybodys) {
    return new PersonalContent(
        event.personal().parts().stream()
            .map(
                part ->
                    part.alarms() instanceof List<String> alarms
                            && Alarms.areDefault(alarms, defaults(everybodys, part))
                        ? new PersonalContent.Part(part.occurrence(), null, part.lines())
                        : part)
            .toList());
  }

  private static List<String> defaults(ClientEvent everybodys, PersonalContent.Part part) {
    return everybodys
        .personal()
        .part(part.occurrence())
        .or(() -> everybodys.personal().part(null))
        .map(PersonalContent.Part::alarms)
        .orElse(List.of());
  }

  /** The object as everybody sees it, written and read. */
  private record Everybodys(String text, ClientEvent event) {}
}
