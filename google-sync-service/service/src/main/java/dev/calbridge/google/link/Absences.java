package dev.calbridge.google.link;

/**
 * What becomes of events that say that somebody is away or not to be disturbed (Google's <em>out of
 * office</em> and <em>focus time</em>).
 */
public enum Absences {
  /** The resource cannot be had then. */
  UNAVAILABLE,
  /** They stay in Google; those taken over before stay in the house. */
  IGNORE
}
