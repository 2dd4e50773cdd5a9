package dev.calbridge.scheduler.feed;

import java.time.Instant;
import java.util.UUID;

/**
 * A subscription that one user made for one resource.
 *
 * @param id identifies it; not a secret
 * @param resource whose calendar it shows
 * @param user subject of the account that made it
 * @param everything true if that person could see every resource, false if the own and places only
 * @param detail how much it shows
 * @param name what the user calls it; may be empty
 * @param createdAt when it was made
 */
public record Feed(
    UUID id,
    UUID resource,
    String user,
    boolean everything,
    Detail detail,
    String name,
    Instant createdAt) {

  /** How much a feed shows. */
  public enum Detail {
    /** Everything that outside calendars get. */
    FULL,
    /** No customers' data. */
    DISCREET,
    /** When, and nothing else. */
    BUSY
  }
}
