package dev.calbridge.google.link;

import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Privacy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What people choose for a link.
 *
 * @param policy who wins a conflict
 * @param direction which way changes travel
 * @param privacy what leaves the house
 * @param ignoreOlderThanDays changes made longer ago are left alone; null: however old
 * @param pollInterval mean time between two looks at Google; null: the installation's
 * @param paused true: nothing is done, nothing is forgotten
 */
public record LinkSettings(
    ConflictPolicy policy,
    Direction direction,
    Privacy privacy,
    @Nullable Integer ignoreOlderThanDays,
    @Nullable Duration pollInterval,
    boolean paused) {

  /** Both ways, everything, at the installation's pace; conflicts are decided for the house. */
  public static final LinkSettings USUAL =
      new LinkSettings(
          ConflictPolicy.KEEP_OURS, Direction.BOTH, Privacy.EVERYTHING, null, null, false);

  public LinkSettings(ConflictPolicy policy, Direction direction) {
    this(policy, direction, Privacy.EVERYTHING, null, null, false);
  }
}
