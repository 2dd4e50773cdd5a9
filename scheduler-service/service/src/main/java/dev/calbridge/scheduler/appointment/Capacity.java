package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Collision;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.base.Warning;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.time.Interval;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether the resources of an appointment have time for it: no more at once than their capacity,
 * and no unavailability. Only time that it did not take before is looked at, so that an old
 * overbooking stands in the way of nothing else. A series is looked at as far as {@link
 * BookedTimes#HORIZON}. Pure.
 */
public final class Capacity {

  /** Refused, or warned of: the resource is booked already. */
  public static final String SLOT_TAKEN = "slot-taken";

  /** Warned of: booked beyond the capacity, as the tenant allows. */
  public static final String OVERBOOKED = "overbooked";

  /** Refused: the resource is unavailable then. */
  public static final String RESOURCE_UNAVAILABLE = "resource-unavailable";

  /** Warned of: the same, where the resource's setting is to warn only. */
  public static final String WHILE_UNAVAILABLE = "while-unavailable";

  private static final int MOST_TOLD = 20;

  private final List<Collision> taken = new ArrayList<>();
  private final List<Collision> refusing = new ArrayList<>();
  private final List<Collision> warning = new ArrayList<>();
  private final Facts facts;
  private final boolean overbooking;

  private Capacity(Facts facts) {
    this.facts = facts;
    this.overbooking = facts.known().tenant().overbooking();
  }

  /**
   * Needs the facts to have been read with the {@link BookedTimes} of what is wanted.
   *
   * @param wanted breaks no rule
   */
  public static Capacity of(Facts facts, UUID id, Appointment wanted) {
    Capacity capacity = new Capacity(facts);
    Neighbourhood around = facts.neighbourhood();
    if (around != null) {
      for (UUID resource : wanted.resources()) {
        capacity.look(id, wanted, resource, around);
      }
    }
    return capacity;
  }

  /** Why it cannot be booked, or empty. */
  public Optional<Failure> refusal() {
    if (!overbooking && !taken.isEmpty()) {
      return refused(SLOT_TAKEN, "The resource is booked already.", taken);
    }
    return refusing.isEmpty()
        ? Optional.empty()
        : refused(RESOURCE_UNAVAILABLE, "The resource is unavailable then.", refusing);
  }

  /** What is worth telling if it is booked. */
  public List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>(2);
    if (!taken.isEmpty()) {
      warnings.add(
          new Warning(OVERBOOKED, "The resource is booked beyond its capacity.", first(taken)));
    }
    if (!warning.isEmpty()) {
      warnings.add(
          new Warning(WHILE_UNAVAILABLE, "The resource is unavailable then.", first(warning)));
    }
    return warnings;
  }

  private void look(UUID id, Appointment wanted, UUID resource, Neighbourhood around) {
    KnownResource known = facts.known().resources().get(resource);
    if (known == null) {
      return;
    }
    ZoneId zone = facts.known().zoneOf(known.resource());
    Interval window = around.window();
    List<TakenTime> slots = new ArrayList<>(fresh(id, wanted, resource, window, zone));
    slots.sort(TakenTime.BY_START);
    TakenSlots booked = new TakenSlots(appointments(around, resource, zone));
    TakenSlots away = new TakenSlots(unavailabilities(around, resource, zone));
    for (TakenTime slot : slots) {
      List<TakenTime> overlapping = booked.overlapping(slot.stretch());
      if (TakenSlots.most(overlapping, slot.stretch()) >= known.resource().capacity()) {
        tell(taken, overlapping, resource);
      }
      tell(
          known.resource().warnOnUnavailability() ? warning : refusing,
          away.overlapping(slot.stretch()),
          resource);
    }
  }

  /** What it did not take before. */
  private List<TakenTime> fresh(
      UUID id, Appointment wanted, UUID resource, Interval window, ZoneId zone) {
    List<TakenTime> slots = TakenTime.of(id, wanted, facts.known(), window, zone);
    Stored<Appointment> current = facts.current();
    if (current == null || !current.value().resources().contains(resource)) {
      return slots;
    }
    List<TakenTime> before = TakenTime.of(id, current.value(), facts.known(), window, zone);
    return slots.stream()
        .filter(slot -> before.stream().noneMatch(old -> old.stretch().covers(slot.stretch())))
        .toList();
  }

  private List<TakenTime> appointments(Neighbourhood around, UUID resource, ZoneId zone) {
    List<TakenTime> times = new ArrayList<>();
    for (Stored<Appointment> other : around.appointments()) {
      if (other.value().resources().contains(resource)) {
        times.addAll(TakenTime.of(other.id(), other.value(), facts.known(), around.window(), zone));
      }
    }
    return times;
  }

  private static List<TakenTime> unavailabilities(
      Neighbourhood around, UUID resource, ZoneId zone) {
    List<TakenTime> times = new ArrayList<>();
    for (Stored<ResourceTime> other : around.unavailabilities()) {
      if (other.value().resource().equals(resource)) {
        times.addAll(TakenTime.of(other, around.window(), zone));
      }
    }
    return times;
  }

  private static void tell(List<Collision> into, List<TakenTime> times, UUID resource) {
    for (TakenTime time : times) {
      if (into.size() < MOST_TOLD) {
        into.add(
            new Collision(
                time.kind(), time.by(), resource, time.stretch().from(), time.stretch().until()));
      }
    }
  }

  private static List<Collision> first(List<Collision> collisions) {
    return collisions.stream().distinct().toList();
  }

  private static Optional<Failure> refused(String code, String detail, List<Collision> collisions) {
    return Optional.of(new Failure(Failure.Kind.CONFLICT, code, detail, first(collisions)));
  }
}
