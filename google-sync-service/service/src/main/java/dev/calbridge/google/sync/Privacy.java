package dev.calbridge.google.sync;

/** What of an entry leaves the house over a link. */
public enum Privacy {
  EVERYTHING,
  /** The texts the house calls discreet. */
  NO_CUSTOMER_DATA,
  /** Times only; every title is the same word. */
  BUSY_ONLY
}
