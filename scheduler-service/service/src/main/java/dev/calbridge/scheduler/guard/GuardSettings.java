package dev.calbridge.scheduler.guard;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import java.util.Optional;

/**
 * From when on a tenant takes deletes for an accident.
 *
 * @param sharePercent of a calendar's future that one source may delete within the window; 100
 *     switches the guard off
 * @param windowMinutes how long deletes are counted together
 * @param atLeast so many may always be deleted, also in a small calendar
 */
public record GuardSettings(int sharePercent, int windowMinutes, int atLeast) implements Checked {

  /** For tenants that have chosen nothing. */
  public static final GuardSettings USUAL = new GuardSettings(20, 10, 5);

  @Override
  public Optional<BrokenRule> broken() {
    return new Checks()
        .range("share-percent", sharePercent, 1, 100)
        .range("window-minutes", windowMinutes, 1, 1440)
        .range("at-least", atLeast, 1, 10_000)
        .first();
  }
}
