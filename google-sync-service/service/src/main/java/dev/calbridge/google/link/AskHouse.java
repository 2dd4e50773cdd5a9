package dev.calbridge.google.link;

import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.EventIds;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a change from Google to the house. */
final class AskHouse {

  private final HouseChanges house;

  AskHouse(HouseChanges house) {
    this.house = house;
  }

  /** The entry as the event now has it; a new one if there is none. */
  EntryChangeOutcome write(
      Link link, RemoteEvent event, EventContent content, @Nullable CalendarEntry entry) {
    if (entry == null) {
      String uid = Objects.requireNonNullElse(event.uid(), event.id() + "@google.com");
      return house.ask(
          link.tenant(),
          key(link, event.id(), event.etag(), "create"),
          new EntryChange.Create(
              source(link),
              link.resource(),
              uid,
              objectName(event.id()),
              EntryTranslation.fresh(content)));
    }
    return house.ask(
        link.tenant(),
        key(link, event.id(), event.etag(), "update/" + entry.version()),
        new EntryChange.Update(
            source(link),
            link.resource(),
            entry.id(),
            entry.version(),
            EntryTranslation.edited(entry.content(), content)));
  }

  EntryChangeOutcome delete(Link link, @Nullable String event, CalendarEntry entry) {
    return house.ask(
        link.tenant(),
        key(link, String.valueOf(event), "gone", "delete/" + entry.version()),
        new EntryChange.Delete(source(link), link.resource(), entry.id(), entry.version()));
  }

  /** The name an event's entry has in the house for ever; also says which event it came from. */
  static String objectName(String event) {
    return event + ".ics";
  }

  private static ChangeSource source(Link link) {
    return new ChangeSource(ChangeSource.Kind.GOOGLE, link.id(), null, null, "google-calendar");
  }

  /**
   * The version decided upon is part of the key: after a refusal for staleness the same edit is a
   * new question, while a repeated one (lost answer, crash) is not.
   */
  private static String key(Link link, String event, String etag, String what) {
    return EventIds.key(link.id() + "|" + event + "|" + etag + "|" + what);
  }
}
