package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins two edits of one appointment field by field. Fields that only make sense together count as
 * one: the branch with the place, the times with the rule. Pure.
 */
final class ThreeWayMerge {

  private final Appointment base;
  private final Appointment ours;
  private final Appointment theirs;
  private boolean overlap;

  private ThreeWayMerge(Appointment base, Appointment ours, Appointment theirs) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
  }

  /**
   * @param base what both started from
   * @param ours as it is now
   * @param theirs as the other side wants it
   * @return empty if both changed the same field to different values
   */
  static Optional<Appointment> of(Appointment base, Appointment ours, Appointment theirs) {
    ThreeWayMerge merge = new ThreeWayMerge(base, ours, theirs);
    Appointment joined = merge.join();
    return merge.overlap ? Optional.empty() : Optional.of(joined);
  }

  private Appointment join() {
    Appointment where = whose(one -> Arrays.asList(one.branch(), one.place()));
    SeriesMerge times = new SeriesMerge(base, ours, theirs);
    Appointment joined =
        new Appointment(
            whose(Appointment::primaryResource).primaryResource(),
            whose(Appointment::secondaryResource).secondaryResource(),
            where.branch(),
            whose(Appointment::customer).customer(),
            whose(Appointment::type).type(),
            whose(Appointment::status).status(),
            whose(Appointment::title).title(),
            whose(Appointment::notes).notes(),
            where.place(),
            whose(Appointment::homeVisit).homeVisit(),
            whose(Appointment::shownAsUnavailable).shownAsUnavailable(),
            whose(Appointment::free).free(),
            times.span(),
            times.recurrence(),
            whose(Appointment::otherCategories).otherCategories(),
            whose(Appointment::extras).extras(),
            times.changed(),
            whose(Appointment::buffers).buffers(),
            ours.follows());
    overlap |= times.overlap();
    return joined;
  }

  /** Something an appointment says. */
  private interface Field {
    @Nullable Object of(Appointment one);
  }

  /** Which of the two says it as it is to be. */
  private Appointment whose(Field field) {
    Object before = field.of(base);
    Object now = field.of(ours);
    Object wanted = field.of(theirs);
    if (Objects.equals(wanted, before) || Objects.equals(wanted, now)) {
      return ours;
    }
    overlap |= !Objects.equals(now, before);
    return theirs;
  }
}
