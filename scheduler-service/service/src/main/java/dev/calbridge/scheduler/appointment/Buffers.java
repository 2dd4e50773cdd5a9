package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.time.Interval;
import java.time.Duration;
import java.util.Optional;

/**
 * Time around an appointment in which its resources are taken as well, such as for preparing a
 * room.
 *
 * @param beforeMinutes before the start
 * @param afterMinutes after the end
 */
public record Buffers(int beforeMinutes, int afterMinutes) implements Checked {

  /** No time around it. */
  public static final Buffers NONE = new Buffers(0, 0);

  /** The longest buffer, in minutes. */
  public static final int MOST_MINUTES = 720;

  /** That stretch and the time around it. */
  public Interval around(Interval stretch) {
    return stretch.widened(Duration.ofMinutes(beforeMinutes), Duration.ofMinutes(afterMinutes));
  }

  @Override
  public Optional<BrokenRule> broken() {
    return new Checks()
        .range("buffer-before", beforeMinutes, 0, MOST_MINUTES)
        .range("buffer-after", afterMinutes, 0, MOST_MINUTES)
        .first();
  }
}
