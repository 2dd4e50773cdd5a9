package dev.calbridge.scheduler.resource;

import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.ResourceKind;
import dev.calbridge.scheduler.tenant.Tenant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws a resource's calendar as others see it. Pure. */
public final class CalendarPicture {

  private CalendarPicture() {}

  /**
   * @param alias of the tenant
   * @param branchZone zone of the resource's first branch; null if it has none
   * @param user subject of the account linked to the resource's employee, or null
   */
  public static CalendarSnapshot of(
      String alias,
      Tenant tenant,
      Stored<Resource> stored,
      @Nullable String branchZone,
      @Nullable String user) {
    Resource resource = stored.value();
    return new CalendarSnapshot(
        alias,
        stored.id(),
        stored.version(),
        resource.name(),
        resource.description(),
        resource.color(),
        resource.kind(),
        resource.employee() == null ? null : new CalendarSnapshot.Owner(resource.employee(), user),
        resource.branches(),
        resource.allBranches(),
        branchZone == null ? tenant.timeZone() : branchZone,
        resource.appointmentSyncAllowed(),
        resource.kind() == ResourceKind.PLACE && tenant.placeCalendarsReadOnly(),
        stored.changedAt(),
        !tenant.googleSynchronised(),
        tenant.language().name().toLowerCase(Locale.ROOT),
        null);
  }
}
