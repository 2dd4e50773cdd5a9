package dev.calbridge.google.sync;

/** Why a side is written. */
public enum Cause {
  /** Only the other side changed. */
  CHANGE,
  /** Both changed; the policy decided. */
  CONFLICT,
  /** The other side changed what it may not change; it gets the valid state back. */
  RESTORE
}
