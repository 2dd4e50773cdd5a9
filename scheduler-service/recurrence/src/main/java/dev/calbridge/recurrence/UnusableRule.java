package dev.calbridge.recurrence;

/** An RRULE that is none, never happens, or happens too often. The message may be shown. */
public final class UnusableRule extends Exception {

  private static final long serialVersionUID = 1L;

  UnusableRule(String message) {
    super(message);
  }

  /** Never null, unlike that of exceptions at large. */
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
