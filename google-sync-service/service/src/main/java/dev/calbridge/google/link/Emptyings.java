package dev.calbridge.google.link;

import java.time.Instant;

/** Looks at calendars that somebody may want to have emptied. */
public interface Emptyings {

  /**
   * Keeps a look.
   *
   * @param token handed to the person; nobody else knows it
   */
  void add(CalendarAccess access, String token, int events, Instant until);

  /**
   * Takes a look that was confirmed; works once.
   *
   * @return how many events there were; -1 if there is no such look, or not for this calendar
   */
  int take(CalendarAccess access, String token, Instant now);

  /** How a link's calendar is being emptied. */
  Progress progress(Link link);

  /** How many there are to go for a link. */
  void begin(Link link, int events);

  /** So many more are gone. */
  void advance(Link link, int events);

  /**
   * @param done events deleted so far
   * @param all as many as there were when somebody looked
   */
  record Progress(int done, int all) {}
}
