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
 * @param absences what becomes of events that are no appointments
 */
public record LinkSettings(
    ConflictPolicy policy,
    Direction direction,
    Privacy privacy,
    @Nullable Integer ignoreOlderThanDays,
    @Nullable Duration pollInterval,
    boolean paused,
    Absences absences) {

  /** Both ways, everything, at the installation's pace; conflicts are decided for the house. */
  public static final LinkSettings USUAL =
      new LinkSettings(ConflictPolicy.KEEP_OURS, Direction.BOTH);

  public LinkSettings(ConflictPolicy policy, Direction direction) {
    this(policy, direction, Privacy.EVERYTHING, null, null, false, Absences.UNAVAILABLE);
  }

  public LinkSettings withPolicy(ConflictPolicy chosen) {
    return new LinkSettings(
        chosen, direction, privacy, ignoreOlderThanDays, pollInterval, paused, absences);
  }

  public LinkSettings withDirection(Direction chosen) {
    return new LinkSettings(
        policy, chosen, privacy, ignoreOlderThanDays, pollInterval, paused, absences);
  }

  public LinkSettings withPrivacy(Privacy chosen) {
    return new LinkSettings(
        policy, direction, chosen, ignoreOlderThanDays, pollInterval, paused, absences);
  }

  public LinkSettings withIgnoreOlderThanDays(@Nullable Integer chosen) {
    return new LinkSettings(policy, direction, privacy, chosen, pollInterval, paused, absences);
  }

  public LinkSettings withPollInterval(@Nullable Duration chosen) {
    return new LinkSettings(
        policy, direction, privacy, ignoreOlderThanDays, chosen, paused, absences);
  }

  public LinkSettings withPaused(boolean chosen) {
    return new LinkSettings(
        policy, direction, privacy, ignoreOlderThanDays, pollInterval, chosen, absences);
  }

  public LinkSettings withAbsences(Absences chosen) {
    return new LinkSettings(
        policy, direction, privacy, ignoreOlderThanDays, pollInterval, paused, chosen);
  }
}
