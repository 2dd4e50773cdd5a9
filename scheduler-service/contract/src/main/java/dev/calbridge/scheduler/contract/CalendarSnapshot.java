package dev.calbridge.scheduler.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the outside may know of one resource's calendar: a full snapshot, newest version wins.
 *
 * @param tenant alias of the tenant
 * @param resource identifies the resource and, within the tenant, its calendar
 * @param version grows with every change; a consumer ignores what is not newer
 * @param name shown to people
 * @param description shown to people, or null
 * @param color {@code #RRGGBB}, or null where the client may choose
 * @param kind person or place
 * @param owner who the person resource is; null for places
 * @param branches branches in which the resource is visible; empty together with {@code
 *     allBranches} set means everywhere
 * @param allBranches true if visible in all branches of the tenant
 * @param timeZone IANA name of the zone of the resource's (first) branch; floating times are read
 *     in it
 * @param synchronised true if <em>appointment sync allowed</em>; otherwise no outside calendar
 *     shows it
 * @param readOnly true if outside calendars may not change anything in it
 * @param changedAt when this version was committed
 */
public record CalendarSnapshot(
    String tenant,
    UUID resource,
    long version,
    String name,
    @Nullable String description,
    @Nullable String color,
    ResourceKind kind,
    @Nullable Owner owner,
    List<UUID> branches,
    boolean allBranches,
    String timeZone,
    boolean synchronised,
    boolean readOnly,
    Instant changedAt) {

  public CalendarSnapshot {
    branches = List.copyOf(branches);
  }

  /**
   * The person behind a person resource.
   *
   * @param employee identifies the employee
   * @param user subject of the linked user account (OIDC {@code sub}); null if nobody signs in
   */
  public record Owner(UUID employee, @Nullable String user) {}
}
