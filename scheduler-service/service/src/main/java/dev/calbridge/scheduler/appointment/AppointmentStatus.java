package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.contract.EntryStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tenant's own state of an appointment.
 *
 * @param name shown to people
 * @param outside what calendars show for it, or null for nothing
 * @param position order in the tenant's list; the first of a mapping is what comes back from
 *     outside
 */
public record AppointmentStatus(String name, @Nullable EntryStatus outside, int position)
    implements Checked {

  public AppointmentStatus(@Nullable String name, @Nullable EntryStatus outside, int position) {
    this.name = Absent.text(name);
    this.outside = outside;
    this.position = position;
  }

  @Override
  public Optional<BrokenRule> broken() {
    return new Checks().required("name", name, 100).range("position", position, 0, 10_000).first();
  }
}
