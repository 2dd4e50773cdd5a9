package dev.calbridge.scheduler.time;

import dev.calbridge.scheduler.base.BrokenRule;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;

/** Time zones by their IANA names; offsets such as {@code +02:00} are none. */
public final class Zones {

  private Zones() {}

  public static Optional<BrokenRule> broken(String zone) {
    return ZoneRulesProvider.getAvailableZoneIds().contains(zone)
        ? Optional.empty()
        : Optional.of(
            BrokenRule.invalid(
                "unknown-zone", "A time zone is an IANA name such as Europe/Berlin."));
  }
}
