package dev.calbridge.google.sync;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between what the house says of an entry and what both calendars can say. */
public final class EntryTranslation {

  private EntryTranslation() {}

  /** The picture of an entry. Cancelled entries have none: callers treat them as absent. */
  public static EventContent picture(EntryContent entry) {
    Recurrence recurrence = entry.recurrence();
    return new EventContent(
        entry.title(),
        entry.description(),
        entry.location(),
        entry.status() == EntryStatus.TENTATIVE,
        entry.busy() == Busy.FREE,
        entry.span(),
        recurrence == null ? null : series(recurrence));
  }

  /** An occurrence that is cancelled but still shown in the house has no event in Google. */
  private static Series series(Recurrence recurrence) {
    List<LocalDateTime> excluded = new ArrayList<>(recurrence.excluded());
    List<Series.Changed> changed = new ArrayList<>();
    for (EntryOverride override : recurrence.overrides()) {
      if (override.content().status() == EntryStatus.CANCELLED) {
        excluded.add(override.occurrence());
      } else {
        changed.add(new Series.Changed(override.occurrence(), picture(override.content())));
      }
    }
    return new Series(recurrence.rule(), excluded, recurrence.added(), changed);
  }

  /** A new entry for an event that was made in Google. */
  public static EntryContent fresh(EventContent event) {
    EntryContent once = freshOnce(event);
    Series series = event.recurrence();
    return series == null
        ? once
        : withRecurrence(
            once,
            new Recurrence(
                series.rule(),
                series.excluded(),
                series.added(),
                series.changed().stream()
                    .map(one -> new EntryOverride(one.at(), freshOnce(one.content())))
                    .toList()));
  }

  /** A new entry for an event that says that somebody is away. */
  public static EntryContent absence(EventContent event) {
    EntryContent entry = fresh(event);
    return new EntryContent(
        entry.title(),
        entry.description(),
        entry.categories(),
        entry.location(),
        entry.status(),
        Busy.OUT_OF_OFFICE,
        entry.span(),
        entry.recurrence(),
        entry.extras());
  }

  private static EntryContent freshOnce(EventContent event) {
    return new EntryContent(
        event.title(),
        event.description(),
        List.of(),
        event.location(),
        event.tentative() ? EntryStatus.TENTATIVE : EntryStatus.CONFIRMED,
        event.free() ? Busy.FREE : Busy.BUSY,
        event.span(),
        null,
        List.of());
  }

  /**
   * The entry with the edits of an event. Where the event says the same in its poorer words, the
   * entry keeps its own: categories, unknown properties, out of office, the rule as written.
   */
  public static EntryContent edited(EntryContent entry, EventContent event) {
    EntryContent once = editedOnce(entry, event);
    Series series = event.recurrence();
    if (series == null) {
      return once;
    }
    EventContent before = picture(entry);
    if (series.equals(before.recurrence())) {
      return withRecurrence(once, entry.recurrence());
    }
    return withRecurrence(once, recurrence(entry, once, series));
  }

  private static Recurrence recurrence(EntryContent before, EntryContent once, Series series) {
    Recurrence had = before.recurrence();
    Map<LocalDateTime, EntryContent> overrides =
        had == null
            ? Map.of()
            : had.overrides().stream()
                .collect(
                    Collectors.toMap(
                        EntryOverride::occurrence, EntryOverride::content, (one, _) -> one));
    List<LocalDateTime> excluded = new ArrayList<>();
    List<EntryOverride> kept = new ArrayList<>();
    for (LocalDateTime at : series.excluded()) {
      EntryContent cancelled = overrides.get(at);
      if (cancelled != null && cancelled.status() == EntryStatus.CANCELLED) {
        kept.add(new EntryOverride(at, cancelled));
      } else {
        excluded.add(at);
      }
    }
    for (Series.Changed one : series.changed()) {
      EntryContent base = overrides.getOrDefault(one.at(), once);
      kept.add(new EntryOverride(one.at(), editedOnce(base, one.content())));
    }
    return new Recurrence(ruleOf(before, once, series), excluded, series.added(), kept);
  }

  /** The rule as the house wrote it, if it is the same rule. */
  private static String ruleOf(EntryContent before, EntryContent once, Series series) {
    Recurrence had = before.recurrence();
    if (had == null) {
      return series.rule();
    }
    Function<String, @Nullable Series> canonical =
        rule -> freshOf(once).withRecurrence(new Series(rule, List.of())).recurrence();
    return Objects.equals(canonical.apply(had.rule()), canonical.apply(series.rule()))
        ? had.rule()
        : series.rule();
  }

  private static EventContent freshOf(EntryContent once) {
    return picture(withRecurrence(once, null));
  }

  private static EntryContent editedOnce(EntryContent entry, EventContent event) {
    EventContent before = picture(withRecurrence(entry, null));
    EntryContent after = freshOnce(event);
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
        null,
        entry.extras());
  }

  private static EntryContent withRecurrence(EntryContent entry, @Nullable Recurrence recurrence) {
    return new EntryContent(
        entry.title(),
        entry.description(),
        entry.categories(),
        entry.location(),
        entry.status(),
        entry.busy(),
        entry.span(),
        recurrence,
        entry.extras());
  }

  /** A cancelled entry that is edited takes place again: cancelled, it has no event to edit. */
  private static boolean keepsStatus(EntryContent entry, EventContent before, EventContent event) {
    return entry.status() != EntryStatus.CANCELLED && before.tentative() == event.tentative();
  }
}
