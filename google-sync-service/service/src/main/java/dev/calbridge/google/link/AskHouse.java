package dev.calbridge.google.link;

import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.EventIds;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a change from Google to the house. */
final class AskHouse {

  private final HouseChanges house;

  AskHouse(HouseChanges house) {
    this.house = house;
  }

  /** The entry as the event now has it; a new one if there is none. */
  EntryChangeOutcome write(
      Link link,
      Pair pair,
      RemoteEvent event,
      EventContent content,
      @Nullable CalendarEntry entry) {
    if (entry == null) {
      String uid = Objects.requireNonNullElse(event.uid(), event.id() + "@google.com");
      return house.ask(
          link.tenant(),
          key(link, pair, event.etag(), "create"),
          new EntryChange.Create(
              source(link),
              link.resource(),
              uid,
              objectName(event.id()),
              EntryTranslation.fresh(content)));
    }
    return house.ask(
        link.tenant(),
        key(link, pair, event.etag(), "update/" + entry.version()),
        new EntryChange.Update(
            source(link),
            link.resource(),
            entry.id(),
            entry.version(),
            EntryTranslation.edited(entry.content(), content)));
  }

  EntryChangeOutcome delete(Link link, Pair pair, CalendarEntry entry) {
    return house.ask(
        link.tenant(),
        key(link, pair, "gone", "delete/" + entry.version()),
        new EntryChange.Delete(source(link), link.resource(), entry.id(), entry.version()));
  }

  /** The name an event's entry has in the house for ever; also says which event it came from. */
  static String objectName(String event) {
    return event + ".ics";
  }

  /** The event an entry's name says it was made from; empty for entries made in the house. */
  static Optional<String> eventOf(String objectName) {
    return objectName.endsWith(".ics")
        ? Optional.of(objectName.substring(0, objectName.length() - ".ics".length()))
        : Optional.empty();
  }

  private static ChangeSource source(Link link) {
    return new ChangeSource(ChangeSource.Kind.GOOGLE, link.id(), null, null, "google-calendar");
  }

  /**
   * A repeated question (lost answer, crash) has the same key. Not so one that is put again after a
   * refusal: the version decided upon has changed, or the pair was parked in between.
   */
  private static String key(Link link, Pair pair, String etag, String what) {
    return EventIds.key(
        String.join(
            "|",
            link.id().toString(),
            String.valueOf(pair.event()),
            etag,
            what,
            Integer.toString(pair.attempts())));
  }
}
