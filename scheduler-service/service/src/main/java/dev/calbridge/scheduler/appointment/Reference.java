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
    RESOURCE
  }
}
