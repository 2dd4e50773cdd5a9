package dev.calbridge.scheduler.organisation;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works in one or more branches.
 *
 * @param name shown to people
 * @param branches where the person works
 * @param user subject of the linked user account (OIDC {@code sub}), or null
 */
public record Employee(String name, List<UUID> branches, @Nullable String user) implements Checked {

  public Employee(@Nullable String name, @Nullable List<UUID> branches, @Nullable String user) {
    this.name = Absent.text(name);
    this.branches = Absent.list(branches);
    this.user = Absent.blank(user);
  }

  @Override
  public Optional<BrokenRule> broken() {
    return new Checks()
        .required("name", name, 200)
        .optional("user", user, 255)
        .range("branches", branches.size(), 0, 500)
        .first();
  }
}
