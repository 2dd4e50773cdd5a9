package dev.calbridge.google.emulator.push;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's wish to be told when the events of a calendar change.
 *
 * @param id the program's own name for it
 * @param token sent along with every message, so that the program knows it is Google
 * @param email of the account that asked
 * @param resourceId Google's name for what is watched; the same for all channels of a calendar
 * @param resourceUri of the list of events
 * @param expires when it ends by itself
 */
public record Channel(
    String id,
    Optional<String> token,
    URI address,
    String email,
    String calendarId,
    String resourceId,
    String resourceUri,
    Instant expires) {

  boolean livesAt(Instant now) {
    return now.isBefore(expires);
  }
}
