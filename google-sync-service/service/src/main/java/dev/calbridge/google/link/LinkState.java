package dev.calbridge.google.link;

/** Whether a link works, and if not, who has to do something. */
public enum LinkState {
  ACTIVE,
  /** The calendar is being emptied, as somebody wished, before anything else. */
  EMPTYING,
  /** The Google account's consent is gone; somebody has to give it again. Google is left alone. */
  CONSENT_NEEDED,
  /** Google no longer shows the calendar to that account, or not for writing. */
  CALENDAR_LOST,
  /** Taken down: our events are being deleted, then the link goes. */
  REMOVING
}
