package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.time.Interval;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time of a resource with a waiting list that a change frees.
 *
 * @param resource whose
 * @param stretch when
 */
public record FreedTime(UUID resource, Interval stretch) {

  private static final int MOST = 100;

  /**
   * What is still to come of it, within a year.
   *
   * @param next the appointment after the change, or null if it is gone
   */
  public static List<FreedTime> of(Facts facts, @Nullable Appointment next) {
    Stored<Appointment> current = facts.current();
    if (current == null) {
      return List.of();
    }
    Interval year = new Interval(facts.now(), facts.now().plus(BookedTimes.HORIZON));
    List<FreedTime> freed = new ArrayList<>();
    for (UUID resource : current.value().resources()) {
      KnownResource known = facts.known().resources().get(resource);
      if (known != null && known.resource().waitingList()) {
        ZoneId zone = facts.known().zoneOf(known.resource());
        List<TakenTime> kept =
            next != null && next.resources().contains(resource)
                ? TakenTime.of(current.id(), next, facts.known(), year, zone)
                : List.of();
        TakenTime.of(current.id(), current.value(), facts.known(), year, zone).stream()
            .map(TakenTime::stretch)
            .filter(before -> before.from().isAfter(facts.now()))
            .filter(before -> kept.stream().noneMatch(now -> now.stretch().covers(before)))
            .limit(MOST)
            .forEach(before -> freed.add(new FreedTime(resource, before)));
      }
    }
    return freed;
  }
}
