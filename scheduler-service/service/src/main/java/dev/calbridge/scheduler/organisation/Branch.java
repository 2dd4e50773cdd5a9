package dev.calbridge.scheduler.organisation;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.time.Zones;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shop of the tenant.
 *
 * @param name shown to people; LOCATION of its appointments
 * @param timeZone IANA zone of the shop
 */
public record Branch(String name, String timeZone) implements Checked {

  public Branch(@Nullable String name, @Nullable String timeZone) {
    this.name = Absent.text(name).strip();
    this.timeZone = Absent.text(timeZone);
  }

  @Override
  public Optional<BrokenRule> broken() {
    return new Checks().required("name", name, 200).also(() -> Zones.broken(timeZone)).first();
  }
}
