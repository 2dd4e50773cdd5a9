package dev.calbridge.google.link;

import java.time.Instant;
import java.util.Optional;

/** How far links have come. */
public interface Progress {

  /** Where reading Google ended last. */
  Optional<Cursor> cursor(Link link);

  /** Moves the cursor; call it only when everything before it is kept. */
  void moveCursor(Link link, Cursor cursor, Instant readAt);

  /** Reading starts afresh next time. */
  void dropCursor(Link link);

  /** True if everything is to be compared again by now. */
  boolean reconciliationDue(Link link, Instant now);

  /**
   * Everything was compared.
   *
   * @param drift events that had slipped through
   */
  void reconciled(Link link, Instant next, int drift);

  /** Everything that was due is in line. */
  void wroteOutward(Link link, Instant at);

  /**
   * @param fingerprint the way Google was asked, see {@link GoogleCalendars#fingerprint}
   */
  record Cursor(String token, String fingerprint) {}
}
