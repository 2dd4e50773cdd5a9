package dev.calbridge.scheduler.appointment;

import dev.calbridge.recurrence.Spans;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Collision;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.tenant.BufferUse;
import dev.calbridge.scheduler.time.Interval;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A stretch of a resource's time that something takes.
 *
 * @param kind what takes it
 * @param by which one
 * @param stretch buffers included
 */
public record TakenTime(Collision.Kind kind, UUID by, Interval stretch) {

  /** Most occurrences of one series that are looked at. */
  static final int MOST = 1000;

  /** A day more at both ends than any buffer is long. */
  private static final Buffers WIDEST = new Buffers(1440, 1440);

  static final Comparator<TakenTime> BY_START =
      Comparator.comparing(taken -> taken.stretch().from());

  /**
   * What an appointment takes of each of its resources' time. What is cancelled takes none.
   *
   * @param within which stretch is looked at; a single appointment is looked at wherever it is
   * @param dayZone in which whole days begin and end
   */
  public static List<TakenTime> of(
      UUID id, Appointment value, Surroundings known, Interval within, ZoneId dayZone) {
    if (known.outside(value.status()) == EntryStatus.CANCELLED) {
      return List.of();
    }
    boolean used = known.tenant().bufferUse() != BufferUse.UNUSED;
    Buffers buffers = used ? value.buffers() : Buffers.NONE;
    if (value.recurrence() == null) {
      return List.of(appointment(id, value.span(), buffers, dayZone));
    }
    List<TakenTime> taken = new ArrayList<>();
    Interval wide = WIDEST.around(within);
    for (var one : AppointmentOccurrences.within(value, wide, dayZone, MOST).items()) {
      ChangedOccurrence changed = one.changed();
      if (changed == null || known.outside(changed.status()) != EntryStatus.CANCELLED) {
        taken.add(appointment(id, one.span(), buffers, dayZone));
      }
    }
    return taken;
  }

  /** What an unavailability, or availability, covers of its resource's time. */
  public static List<TakenTime> of(Stored<ResourceTime> time, Interval within, ZoneId dayZone) {
    ResourceTime value = time.value();
    return AppointmentOccurrences.expand(value.span(), value.recurrence(), within, dayZone, MOST)
        .occurrences()
        .stream()
        .map(
            one ->
                new TakenTime(
                    Collision.Kind.UNAVAILABILITY, time.id(), interval(one.span(), dayZone)))
        .toList();
  }

  private static TakenTime appointment(UUID id, EntrySpan span, Buffers buffers, ZoneId dayZone) {
    return new TakenTime(Collision.Kind.APPOINTMENT, id, buffers.around(interval(span, dayZone)));
  }

  static Interval interval(EntrySpan span, ZoneId dayZone) {
    return new Interval(Spans.startInstant(span, dayZone), Spans.endInstant(span, dayZone));
  }
}
