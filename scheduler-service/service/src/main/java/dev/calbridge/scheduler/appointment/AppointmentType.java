package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tenant's own kind of appointment.
 *
 * @param name shown to people; the first of an entry's categories
 * @param color {@code #RRGGBB}, or null
 * @param defaultMinutes usual length, or null
 */
public record AppointmentType(String name, @Nullable String color, @Nullable Integer defaultMinutes)
    implements Checked {

  public AppointmentType(
      @Nullable String name, @Nullable String color, @Nullable Integer defaultMinutes) {
    this.name = Absent.text(name).strip();
    this.color = color;
    this.defaultMinutes = defaultMinutes;
  }

  @Override
  public Optional<BrokenRule> broken() {
    return new Checks()
        .required("name", name, 100)
        .color(color)
        .range("default-minutes", defaultMinutes == null ? 1 : defaultMinutes, 1, 1440)
        .first();
  }
}
