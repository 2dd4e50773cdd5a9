package dev.calbridge.google.link;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** Both sides had changed the same, and the link's policy decided. */
  void conflicted(Link link, Instant at);

  Conflicts conflicts(Link link);

  /**
   * @param count since the link was made; one that a crash interrupted may count twice
   * @param last null if there was none
   */
  record Conflicts(long count, @Nullable Instant last) {}

  /**
   * @param fingerprint the way Google was asked, see {@link GoogleCalendars#fingerprint}
   */
  record Cursor(String token, String fingerprint) {}
}
