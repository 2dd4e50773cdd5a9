package dev.calbridge.scheduler.appointment;

import dev.calbridge.recurrence.Expansion;
import dev.calbridge.recurrence.Occurrences;
import dev.calbridge.recurrence.TimeWindow;
import dev.calbridge.recurrence.UnusableRule;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.time.Interval;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The times at which an appointment takes place. Bounded for any series. */
public final class AppointmentOccurrences {

  private AppointmentOccurrences() {}

  /**
   * One of them.
   *
   * @param occurrence the start it would have had by the series, as wall-clock time in its zone
   * @param span when it takes place
   * @param changed what differs from the series, or null
   */
  public record One(
      LocalDateTime occurrence, EntrySpan span, @Nullable ChangedOccurrence changed) {}

  /**
   * Those found.
   *
   * @param items by start
   * @param cutShort true if there may be more
   */
  public record Found(List<One> items, boolean cutShort) {

    public Found {
      items = List.copyOf(items);
    }
  }

  /**
   * Those that overlap a stretch.
   *
   * @param dayZone in which whole days begin and end
   * @param most how many at most
   */
  public static Found within(Appointment value, Interval stretch, ZoneId dayZone, int most) {
    Map<LocalDateTime, ChangedOccurrence> changed = new HashMap<>();
    value.changed().forEach(one -> changed.put(one.occurrence(), one));
    Expansion expansion = expand(value.span(), series(value), stretch, dayZone, most);
    return new Found(
        expansion.occurrences().stream()
            .map(one -> new One(one.id(), one.span(), changed.get(one.id())))
            .toList(),
        expansion.cutShort());
  }

  /** The same for anything that repeats. */
  public static Expansion expand(
      EntrySpan span, @Nullable Recurrence recurrence, Interval stretch, ZoneId dayZone, int most) {
    try {
      return Occurrences.within(
          span, recurrence, new TimeWindow(stretch.from(), stretch.until()), dayZone, most);
    } catch (UnusableRule unusable) {
      // Checked before it was stored; what got in otherwise must not lock the book.
      return new Expansion(List.of(), true);
    }
  }

  /** True if the series has that occurrence, changed or not. */
  public static boolean has(Appointment value, LocalDateTime occurrence) {
    Recurrence series = series(value);
    if (series == null) {
      return false;
    }
    if (value.changed().stream().anyMatch(one -> one.occurrence().equals(occurrence))) {
      return true;
    }
    try {
      return Occurrences.has(value.span(), series, occurrence);
    } catch (UnusableRule unusable) {
      return false;
    }
  }

  private static @Nullable Recurrence series(Appointment value) {
    Recurrence plain = value.recurrence();
    if (plain == null || value.changed().isEmpty()) {
      return plain;
    }
    return new Recurrence(
        plain.rule(),
        plain.excluded(),
        plain.added(),
        value.changed().stream().map(AppointmentOccurrences::timesOnly).toList());
  }

  private static EntryOverride timesOnly(ChangedOccurrence one) {
    EntryContent content =
        new EntryContent("", null, List.of(), null, null, Busy.BUSY, one.span(), null, List.of());
    return new EntryOverride(one.occurrence(), content);
  }
}
