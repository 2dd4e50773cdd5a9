package dev.calbridge.scheduler.availability;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Neighbourhood;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.appointment.TakenSlots;
import dev.calbridge.scheduler.appointment.TakenTime;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * When a resource can be booked: within its availabilities, outside its unavailabilities, and while
 * fewer appointments take its time than its capacity allows. Pure.
 *
 * @param slots by start; they may overlap each other, for any of them may be booked
 * @param cutShort true if there are more than were asked for
 */
public record FreeSlots(List<Interval> slots, boolean cutShort) {

  public FreeSlots {
    slots = List.copyOf(slots);
  }

  /**
   * What is known of a resource's time.
   *
   * @param id of the resource
   * @param known the tenant's settings and the branches of the resource
   * @param availabilities of the resource
   * @param others what takes its time, and the stretch that was looked at
   */
  public record Book(
      UUID id,
      Resource resource,
      Surroundings known,
      List<Stored<ResourceTime>> availabilities,
      Neighbourhood others) {

    public Book {
      availabilities = List.copyOf(availabilities);
    }

    public ZoneId zone() {
      return known.zoneOf(resource);
    }
  }

  /**
   * Starts are multiples of the resource's step, counted from midnight in its zone.
   *
   * @param length of a slot
   * @param notBefore no slot begins earlier
   * @param most how many at most
   */
  public static FreeSlots of(Book book, Duration length, Instant notBefore, int most) {
    Resource resource = book.resource();
    ZoneId zone = book.zone();
    Interval stretch = book.others().window();
    TakenSlots taken = new TakenSlots(appointments(book, zone));
    TakenSlots away = new TakenSlots(times(book.others().unavailabilities(), stretch, zone));
    Duration step = Duration.ofMinutes(resource.stepMinutes());
    List<Interval> free = new ArrayList<>();
    for (Interval open : joined(times(book.availabilities(), stretch, zone))) {
      Instant earliest = latest(open.from(), latest(stretch.from(), notBefore));
      Instant end = open.until().isBefore(stretch.until()) ? open.until() : stretch.until();
      for (Instant start = onGrid(earliest, resource.stepMinutes(), zone);
          !start.plus(length).isAfter(end);
          start = start.plus(step)) {
        Interval slot = new Interval(start, start.plus(length));
        boolean bookable =
            taken.most(slot) < resource.capacity() && away.overlapping(slot).isEmpty();
        if (bookable && free.size() == most) {
          return new FreeSlots(free, true);
        }
        if (bookable) {
          free.add(slot);
        }
      }
    }
    return new FreeSlots(free, false);
  }

  private static List<TakenTime> appointments(Book book, ZoneId zone) {
    List<TakenTime> times = new ArrayList<>();
    for (Stored<Appointment> other : book.others().appointments()) {
      times.addAll(
          TakenTime.of(other.id(), other.value(), book.known(), book.others().window(), zone));
    }
    return times;
  }

  private static List<TakenTime> times(
      List<Stored<ResourceTime>> stored, Interval stretch, ZoneId zone) {
    List<TakenTime> times = new ArrayList<>();
    stored.forEach(one -> times.addAll(TakenTime.of(one, stretch, zone)));
    return times;
  }

  /** Overlapping and adjoining ones as one. */
  private static List<Interval> joined(List<TakenTime> times) {
    List<Interval> joined = new ArrayList<>();
    times.stream()
        .map(TakenTime::stretch)
        .sorted(Comparator.comparing(Interval::from))
        .forEach(
            next -> {
              Interval last = joined.isEmpty() ? null : joined.getLast();
              if (last == null || next.from().isAfter(last.until())) {
                joined.add(next);
              } else {
                joined.set(
                    joined.size() - 1,
                    new Interval(last.from(), latest(last.until(), next.until())));
              }
            });
    return joined;
  }

  private static Instant onGrid(Instant earliest, int stepMinutes, ZoneId zone) {
    ZonedDateTime local = earliest.atZone(zone);
    ZonedDateTime midnight = local.truncatedTo(ChronoUnit.DAYS);
    long beyond =
        Duration.between(midnight.toLocalDateTime(), local.toLocalDateTime()).toNanos()
            % Duration.ofMinutes(stepMinutes).toNanos();
    return beyond == 0
        ? earliest
        : earliest.plus(Duration.ofMinutes(stepMinutes)).minusNanos(beyond);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
