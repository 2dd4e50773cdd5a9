package dev.calbridge.google.link;

import dev.calbridge.google.link.GoogleCalendars.ChangePage;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes whatever stands in a calendar before it is linked, a bounded piece at a time. Goes on
 * where it stopped, because what is gone is no longer listed. Never through {@code clear}, which
 * Google has for main calendars only.
 */
final class EmptyCalendar {

  private static final int PIECE = 4 * GoogleCalendars.MOST_AT_ONCE;

  private final GoogleCalendars google;
  private final Links links;
  private final Tombstones tombstones;
  private final Emptyings emptyings;

  EmptyCalendar(GoogleCalendars google, Memory memory) {
    this.google = google;
    this.links = memory.links();
    this.tombstones = memory.tombstones();
    this.emptyings = memory.emptyings();
  }

  /**
   * Deletes a piece. Once nothing is left that Google lets go, the link is active.
   *
   * @throws GoogleFault if Google does not answer; what is gone by then is counted
   */
  void continueWith(Link link) {
    CalendarAccess access = link.access();
    if (google.facts(access).primary()) {
      throw new GoogleFault(GoogleFault.Kind.CALENDAR_LOST, "The calendar is a main one");
    }
    int deleted = 0;
    String page = null;
    do {
      ChangePage read = google.changes(access, null, page);
      List<RemoteEvent> events = read.events().stream().filter(EmptyCalendar::deletable).toList();
      for (int from = 0; from < events.size() && deleted < PIECE; ) {
        int to = Math.min(events.size(), from + GoogleCalendars.MOST_AT_ONCE);
        deleted += delete(link, events.subList(from, to));
        from = to;
      }
      page = read.nextPage();
    } while (page != null && deleted < PIECE);
    if (deleted < PIECE) {
      links.changeState(link, LinkState.ACTIVE);
    }
  }

  /** What Google does not let go is passed over. */
  private int delete(Link link, List<RemoteEvent> events) {
    List<RemoteEvent> gone = new ArrayList<>();
    GoogleFault silence = null;
    List<Attempt<String>> attempts =
        google.deleteAll(link.access(), events.stream().map(RemoteEvent::id).toList());
    for (int i = 0; i < events.size(); i++) {
      switch (attempts.get(i)) {
        case Attempt.Done<String> _ -> gone.add(events.get(i));
        case Attempt.Failed<String>(GoogleFault fault)
            when fault.kind() == GoogleFault.Kind.REJECTED -> {}
        case Attempt.Failed<String>(GoogleFault fault) ->
            silence = GoogleFault.longer(silence, fault);
      }
    }
    tombstones.put(link, gone);
    emptyings.advance(link, gone.size());
    if (silence != null) {
      throw silence;
    }
    return gone.size();
  }

  /** Occurrences go with their series. */
  static boolean deletable(RemoteEvent event) {
    return event.body() instanceof RemoteEvent.Standing
        || event.body() instanceof RemoteEvent.Unreadable;
  }
}
