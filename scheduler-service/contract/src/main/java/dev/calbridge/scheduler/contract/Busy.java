package dev.calbridge.scheduler.contract;

/** How an entry counts when somebody looks for free time (TRANSP, RFC 5545 section 3.8.2.7). */
public enum Busy {
  BUSY,
  FREE,
  /** Opaque, and additionally marked as out of office for programs that know that word. */
  OUT_OF_OFFICE
}
