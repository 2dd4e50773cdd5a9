package dev.calbridge.google.link;

import dev.calbridge.google.link.GoogleCalendars.ChangePage;

/**
 * Deletes whatever stands in a calendar before it is linked, a bounded piece at a time. Goes on
 * where it stopped, because what is gone is no longer listed. Never through {@code clear}, which
 * Google has for main calendars only.
 */
final class EmptyCalendar {

  private static final int PIECE = 100;

  private final GoogleCalendars google;
  private final Links links;
  private final Emptyings emptyings;

  EmptyCalendar(GoogleCalendars google, Links links, Emptyings emptyings) {
    this.google = google;
    this.links = links;
    this.emptyings = emptyings;
  }

  /** True once nothing is left that can be deleted; the link is active then. */
  boolean continueWith(Link link) {
    CalendarAccess access = link.access();
    if (google.facts(access).primary()) {
      links.changeState(link, LinkState.CALENDAR_LOST);
      return true;
    }
    int deleted = 0;
    String page = null;
    do {
      ChangePage read = google.changes(access, null, page);
      for (RemoteEvent event : read.events()) {
        if (deleted < PIECE && deletable(event)) {
          google.delete(access, event.id(), null);
          deleted++;
        }
      }
      page = read.nextPage();
    } while (page != null && deleted < PIECE);
    emptyings.advance(link, deleted);
    if (deleted == PIECE) {
      return false;
    }
    links.changeState(link, LinkState.ACTIVE);
    return true;
  }

  /** Occurrences go with their series. */
  static boolean deletable(RemoteEvent event) {
    return event.body() instanceof RemoteEvent.Standing
        || event.body() instanceof RemoteEvent.Unreadable;
  }
}
