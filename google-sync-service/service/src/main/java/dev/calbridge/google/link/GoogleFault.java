package dev.calbridge.google.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Google said no, sorted by what the caller can do about it. */
public final class GoogleFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What can be done. */
  public enum Kind {
    /** The event has changed since we last saw it (412): read it and decide anew. */
    CHANGED_MEANWHILE,
    /** The id is taken, possibly by a deleted event (409). */
    ID_TAKEN,
    /** There is no such event (404, 410). */
    EVENT_GONE,
    /** The cursor is no longer good (410, 400): read everything. */
    CURSOR_EXPIRED,
    /** The calendar is not there, or not for us. */
    CALENDAR_LOST,
    /** Consent has to be given again. */
    CONSENT_NEEDED,
    /** Overload, outage, quota: the same later may work. */
    TRY_LATER,
    /** Google will never take this event as it is. */
    REJECTED
  }

  private final Kind kind;
  private final @Nullable Duration retryAfter;

  public GoogleFault(Kind kind, String message) {
    this(kind, message, null);
  }

  /**
   * @param message without content of events: it is logged and shown
   * @param retryAfter how long Google asked us to wait, or null
   */
  public GoogleFault(Kind kind, String message, @Nullable Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** The one of two for which one has to wait longer. */
  static GoogleFault longer(@Nullable GoogleFault one, GoogleFault other) {
    Duration known = one == null ? null : one.retryAfter;
    Duration asked = other.retryAfter;
    return one != null && (asked == null || (known != null && known.compareTo(asked) >= 0))
        ? one
        : other;
  }

  public Kind kind() {
    return kind;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
