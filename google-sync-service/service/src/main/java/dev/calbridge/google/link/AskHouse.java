package dev.calbridge.google.link;

import dev.calbridge.google.sync.Discretion;
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

  /** The question for the entry as the event now has it; a new one if there is none. */
  Intent.Asking writing(
      Link link,
      Pair pair,
      RemoteEvent event,
      EventContent content,
      @Nullable CalendarEntry entry,
      Discretion discretion) {
    if (entry == null) {
      String uid = Objects.requireNonNullElse(event.uid(), event.id() + "@google.com");
      return new Intent.Asking(
          key(link, pair, mark(event), "create"),
          new EntryChange.Create(
              source(link),
              link.resource(),
              uid,
              objectName(event.id()),
              event.absence()
                  ? EntryTranslation.absence(content)
                  : EntryTranslation.fresh(content)),
          content);
    }
    return new Intent.Asking(
        key(link, pair, mark(event), "update/" + entry.version()),
        new EntryChange.Update(
            source(link),
            link.resource(),
            entry.id(),
            entry.version(),
            EntryTranslation.edited(entry.content(), discretion.unmasked(entry, content))),
        content);
  }

  /** The question whether the entry may go. */
  Intent.Asking deleting(Link link, Pair pair, CalendarEntry entry) {
    return new Intent.Asking(
        key(link, pair, "gone", "delete/" + entry.version()),
        new EntryChange.Delete(source(link), link.resource(), entry.id(), entry.version()),
        null);
  }

  EntryChangeOutcome put(Link link, Intent.Asking question) {
    return house.ask(link.tenant(), question.key(), question.change());
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

  static ChangeSource source(Link link) {
    return new ChangeSource(ChangeSource.Kind.GOOGLE, link.id(), null, null, "google-calendar");
  }

  /** A series is as new as its newest part. */
  private static String mark(RemoteEvent event) {
    StringBuilder mark = new StringBuilder(event.etag());
    event.occurrences().forEach(one -> mark.append('|').append(one.id()).append(one.etag()));
    return mark.toString();
  }

  /**
   * A repeated question (lost answer, crash) has the same key. Not so one that is put again after a
   * refusal: the version decided upon has changed, or the pair was parked in between.
   */
  private static String key(Link link, Pair pair, String mark, String what) {
    return EventIds.key(
        String.join(
            "|",
            link.id().toString(),
            String.valueOf(pair.event()),
            mark,
            what,
            Integer.toString(pair.attempts())));
  }
}
