package dev.calbridge.scheduler.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param googlePaused true while the tenant has <em>synchronise with Google</em> switched off
 * @param language the tenant's language for texts made for people, {@code de} or {@code en}; null
 *     if unknown
 * @param companionOf if this is the read-only calendar of a resource's unavailabilities: that
 *     resource; null for a resource's own calendar
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
    Instant changedAt,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean googlePaused,
    @Nullable String language,
    @Nullable UUID companionOf) {

  public CalendarSnapshot {
    branches = List.copyOf(branches);
  }

  /** A resource's own calendar that Google may see, in a language unknown. */
  public CalendarSnapshot(
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
    this(
        tenant,
        resource,
        version,
        name,
        description,
        color,
        kind,
        owner,
        branches,
        allBranches,
        timeZone,
        synchronised,
        readOnly,
        changedAt,
        false,
        null,
        null);
  }

  /**
   * The person behind a person resource.
   *
   * @param employee identifies the employee
   * @param user subject of the linked user account (OIDC {@code sub}); null if nobody signs in
   */
  public record Owner(UUID employee, @Nullable String user) {}
}
