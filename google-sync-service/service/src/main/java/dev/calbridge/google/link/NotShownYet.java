package dev.calbridge.google.link;

/**
 * Google contradicts itself about an event: reads are behind writes for a while. Whoever meets this
 * leaves the event alone for now; what has not been read is no reason to think it gone.
 */
final class NotShownYet extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why a pair is parked that met this. */
  static final String REASON = "not-shown-yet";

  NotShownYet(String message) {
    super(message);
  }
}
