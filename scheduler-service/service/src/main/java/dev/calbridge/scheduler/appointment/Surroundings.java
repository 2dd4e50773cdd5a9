package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.organisation.Branch;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.tenant.Tenant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the tenant a decision about one appointment may need. Whatever is missing in a map is
 * unknown to the tenant.
 *
 * @param tenant its settings
 * @param resources by id
 * @param branches by id
 * @param types by id
 * @param statuses all of them, in the tenant's order
 * @param customers names by id
 */
public record Surroundings(
    Tenant tenant,
    Map<UUID, KnownResource> resources,
    Map<UUID, Branch> branches,
    Map<UUID, AppointmentType> types,
    SequencedMap<UUID, AppointmentStatus> statuses,
    Map<UUID, String> customers) {

  /** The tenant's first status that calendars show that way. */
  public Optional<UUID> statusShownAs(EntryStatus outside) {
    return statuses.entrySet().stream()
        .filter(status -> status.getValue().outside() == outside)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The type people call that, without regard to case. */
  public Optional<UUID> typeNamed(String name) {
    return types.entrySet().stream()
        .filter(type -> type.getValue().name().equalsIgnoreCase(name.strip()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What calendars show for a status. */
  public @Nullable EntryStatus outside(@Nullable UUID status) {
    AppointmentStatus known = status == null ? null : statuses.get(status);
    return known == null ? null : known.outside();
  }

  /** In which a resource's whole days begin: that of its first branch, or else the tenant's. */
  public ZoneId zoneOf(Resource resource) {
    return resource.branches().stream()
        .map(branches::get)
        .filter(Objects::nonNull)
        .findFirst()
        .map(branch -> ZoneId.of(branch.timeZone()))
        .orElseGet(() -> ZoneId.of(tenant.timeZone()));
  }
}
