package dev.calbridge.scheduler.resource;

import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.tenant.Language;
import dev.calbridge.scheduler.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The read-only calendar of a resource's unavailabilities, where the tenant wants them apart. It is
 * no resource of its own: id, version and all else follow from the resource. Pure.
 */
public final class Companion {

  private Companion() {}

  /** The same for ever, and no other resource's. */
  public static UUID of(UUID resource) {
    return UUID.nameUUIDFromBytes(
        ("unavailabilities of " + resource).getBytes(StandardCharsets.UTF_8));
  }

  /** Where a tenant's calendars show the unavailabilities of a resource. */
  public static UUID shownIn(UUID resource, Tenant tenant) {
    return tenant.unavailabilitiesApart() ? of(resource) : resource;
  }

  /** Parameters as in {@link CalendarPicture#of}. */
  public static CalendarSnapshot picture(
      String alias,
      Tenant tenant,
      Stored<Resource> stored,
      @Nullable String branchZone,
      @Nullable String user) {
    CalendarSnapshot main = CalendarPicture.of(alias, tenant, stored, branchZone, user);
    return new CalendarSnapshot(
        main.tenant(),
        of(stored.id()),
        main.version(),
        main.name() + " (" + away(tenant.language()) + ")",
        main.description(),
        main.color(),
        main.kind(),
        main.owner(),
        main.branches(),
        main.allBranches(),
        main.timeZone(),
        main.synchronised(),
        true,
        main.changedAt(),
        main.googlePaused(),
        main.language(),
        stored.id());
  }

  private static String away(Language language) {
    return switch (language) {
      case DE -> "nicht verfügbar";
      case EN -> "unavailable";
    };
  }
}
