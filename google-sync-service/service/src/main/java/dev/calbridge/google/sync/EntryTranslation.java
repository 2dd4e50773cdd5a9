package dev.calbridge.google.sync;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryStatus;
import java.util.List;
import java.util.Objects;

/** Between what the house says of an entry and what both calendars can say. */
public final class EntryTranslation {

  private EntryTranslation() {}

  /** The picture of an entry. Cancelled entries have none: callers treat them as absent. */
  public static EventContent picture(EntryContent entry) {
    return new EventContent(
        entry.title(),
        entry.description(),
        entry.location(),
        entry.status() == EntryStatus.TENTATIVE,
        entry.busy() == Busy.FREE,
        entry.span(),
        entry.recurrence());
  }

  /** A new entry for an event that was made in Google. */
  public static EntryContent fresh(EventContent event) {
    return new EntryContent(
        event.title(),
        event.description(),
        List.of(),
        event.location(),
        event.tentative() ? EntryStatus.TENTATIVE : EntryStatus.CONFIRMED,
        event.free() ? Busy.FREE : Busy.BUSY,
        event.span(),
        event.recurrence(),
        List.of());
  }

  /**
   * The entry with the edits of an event. Where the event says the same in its poorer words, the
   * entry keeps its own: categories, unknown properties, out of office, the rule as written.
   */
  public static EntryContent edited(EntryContent entry, EventContent event) {
    EventContent before = picture(entry);
    EntryContent after = fresh(event);
    return new EntryContent(
        before.title().equals(event.title()) ? entry.title() : after.title(),
        Objects.equals(before.description(), event.description())
            ? entry.description()
            : after.description(),
        entry.categories(),
        Objects.equals(before.location(), event.location()) ? entry.location() : after.location(),
        keepsStatus(entry, before, event) ? entry.status() : after.status(),
        before.free() == event.free() ? entry.busy() : after.busy(),
        event.span(),
        Objects.equals(before.recurrence(), event.recurrence())
            ? entry.recurrence()
            : after.recurrence(),
        entry.extras());
  }

  /** A cancelled entry that is edited takes place again: cancelled, it has no event to edit. */
  private static boolean keepsStatus(EntryContent entry, EventContent before, EventContent event) {
    return entry.status() != EntryStatus.CANCELLED && before.tentative() == event.tentative();
  }
}
