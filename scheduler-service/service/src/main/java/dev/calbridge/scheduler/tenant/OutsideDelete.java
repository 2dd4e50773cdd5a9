package dev.calbridge.scheduler.tenant;

/** What a delete made in an outside calendar means. */
public enum OutsideDelete {
  /** The appointment is deleted. */
  DELETE,
  /** It gets the tenant's first status that maps to CANCELLED. */
  CANCEL,
  /** Nothing happens and the client is told so. */
  REFUSE
}
