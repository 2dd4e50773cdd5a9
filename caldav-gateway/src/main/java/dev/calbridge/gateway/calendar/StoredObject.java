package dev.calbridge.gateway.calendar;

import java.time.Instant;
import java.util.UUID;

/**
 * A calendar object as one user sees it, without its text.
 *
 * @param name last path segment, decoded
 * @param entryVersion version of the entry it shows
 * @param refusals how often a client's change was refused since then: each makes a new ETag, so
 *     that the client fetches the truth
 * @param personalVersion of what the user keeps with it; 0 if nothing
 * @param changeNumber within its calendar
 * @param octets length of the text in UTF-8
 */
public record StoredObject(
    String name,
    String uid,
    UUID entry,
    long entryVersion,
    long refusals,
    long personalVersion,
    long changeNumber,
    Instant changedAt,
    int octets) {

  public EntityTag entityTag() {
    return EntityTag.of(entry, entryVersion, refusals, personalVersion);
  }
}
