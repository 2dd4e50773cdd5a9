package dev.calbridge.scheduler.appointment;

import java.util.UUID;

/** Something that appointments refer to and calendars show. */
public record Reference(Kind kind, UUID id) {

  /** What it is. */
  public enum Kind {
    BRANCH,
    CUSTOMER,
    TYPE,
    STATUS,
    RESOURCE,
    /** The tenant itself: its language shows in every entry. */
    TENANT
  }

  /** The id says nothing. */
  public static Reference toTenant() {
    return new Reference(Kind.TENANT, new UUID(0, 0));
  }
}
