package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.time.Interval;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a book shows of a stretch of time, series expanded.
 *
 * @param items by start
 * @param cutShort true if there are more than were asked for
 */
public record OccurrenceList(List<Item> items, boolean cutShort) {

  /** More than this is asked for in parts. */
  private static final int MOST = 50_000;

  public OccurrenceList {
    items = List.copyOf(items);
  }

  /**
   * One occurrence.
   *
   * @param appointment the whole series
   * @param one which occurrence
   * @param stretch on the time line
   */
  public record Item(
      Stored<Appointment> appointment, AppointmentOccurrences.One one, Interval stretch) {

    /** As an appointment that takes place once. */
    public Appointment single() {
      ChangedOccurrence changed = one.changed();
      Appointment value = appointment.value();
      return changed == null ? value.withTimes(one.span(), null, List.of()) : value.single(changed);
    }
  }

  /**
   * Expands.
   *
   * @param dayZone in which whole days begin and end
   * @param limit most items
   * @return fails if that would be far too many
   */
  public static Outcome<OccurrenceList> of(
      List<Stored<Appointment>> appointments, Interval stretch, ZoneId dayZone, int limit) {
    List<Item> items = new ArrayList<>();
    boolean cutShort = false;
    for (Stored<Appointment> appointment : appointments) {
      var found = AppointmentOccurrences.within(appointment.value(), stretch, dayZone, limit + 1);
      cutShort |= found.cutShort();
      for (var one : found.items()) {
        items.add(new Item(appointment, one, TakenTime.interval(one.span(), dayZone)));
      }
      if (items.size() > MOST) {
        return new Outcome.Failed<>(
            Failure.broken(
                BrokenRule.limit(
                    "too-many-occurrences", "Ask for a shorter time or fewer resources.")));
      }
    }
    items.sort(
        Comparator.<Item, java.time.Instant>comparing(item -> item.stretch().from())
            .thenComparing(item -> item.appointment().id()));
    boolean more = items.size() > limit;
    return new Outcome.Done<>(
        new OccurrenceList(more ? items.subList(0, limit) : items, cutShort || more), false);
  }
}
