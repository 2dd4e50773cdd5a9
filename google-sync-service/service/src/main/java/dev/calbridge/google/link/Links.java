package dev.calbridge.google.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All links. */
public interface Links {

  /**
   * Keeps a new link, and marks every entry of its resource to be looked at.
   *
   * @throws CalendarTaken if a link, of whichever tenant, has the calendar
   */
  void add(Link link);

  Optional<Link> find(String tenant, UUID link);

  /** In the order they were made. */
  List<Link> all(String tenant);

  void changeState(Link link, LinkState state);

  void changeSettings(Link link, LinkSettings settings);

  /** Forgets the link and all it remembers. */
  void remove(Link link);

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

  void wroteOutward(Link link, Instant at);

  /** What is known of the resource's calendar; empty if nothing. */
  Optional<House> house(Link link);

  Optional<House> house(String tenant, UUID resource);

  /**
   * @param fingerprint the way Google was asked, see {@link GoogleCalendars#fingerprint}
   */
  record Cursor(String token, String fingerprint) {}

  /**
   * What the house says of a resource's calendar.
   *
   * @param synchronised false: nothing of it may be seen outside
   * @param readOnly true: nothing outside may change it
   * @param paused true while the tenant has Google switched off
   * @param name of the resource
   * @param timeZone IANA name of the branch's zone
   * @param owner subject of the user the resource belongs to; null for places and for people who do
   *     not sign in
   * @param language {@code de} or {@code en}; null if unknown
   * @param companion true for a calendar that only accompanies another one and is never linked
   */
  record House(
      boolean synchronised,
      boolean readOnly,
      boolean paused,
      String name,
      String timeZone,
      @Nullable String owner,
      @Nullable String language,
      boolean companion) {

    /** Whether changes may travel now. */
    boolean open() {
      return synchronised && !paused;
    }
  }

  /** Links that work with a grant. */
  List<Link> ofGrant(String tenant, UUID grant);

  /** The Google calendar has a link already. */
  final class CalendarTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CalendarTaken(@Nullable Throwable cause) {
      super("The calendar is linked already", cause);
    }
  }
}
