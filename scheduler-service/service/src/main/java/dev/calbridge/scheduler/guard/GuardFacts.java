package dev.calbridge.scheduler.guard;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one source has deleted of one calendar lately, read under a lock that such deletes share.
 *
 * @param settings of the tenant
 * @param deleted how much of the future the source has deleted within the window
 * @param future how much there is still to come
 * @param incident that is waiting for an administrator, or null
 * @param released true if an administrator has let the source go on, for the length of a window
 * @param held true if this very delete is waiting already
 */
public record GuardFacts(
    GuardSettings settings,
    int deleted,
    int future,
    @Nullable UUID incident,
    boolean released,
    boolean held) {

  /** Where nothing is to be guarded. */
  public static final GuardFacts NONE =
      new GuardFacts(GuardSettings.USUAL, 0, 0, null, true, false);

  /** True if one more delete is to wait for an administrator. */
  public boolean holds() {
    if (incident != null) {
      return true;
    }
    if (released || settings.sharePercent() == 100) {
      return false;
    }
    long wanted = deleted + 1L;
    return wanted > settings.atLeast()
        && wanted * 100 > settings.sharePercent() * ((long) future + deleted);
  }
}
