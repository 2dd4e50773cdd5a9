package dev.calbridge.gateway.calendar;

import java.util.Map;
import java.util.UUID;

/**
 * History of what the listing of a user's home shows.
 *
 * @param number of the newest change to it
 * @param present change numbers of the calendars it shows
 * @param gone change numbers of the calendars it no longer shows
 */
public record HomeState(long number, Map<UUID, Long> present, Map<UUID, Long> gone) {

  public HomeState {
    present = Map.copyOf(present);
    gone = Map.copyOf(gone);
  }
}
