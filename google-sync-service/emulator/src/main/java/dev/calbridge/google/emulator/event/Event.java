package dev.calbridge.google.emulator.event;

import java.time.Instant;
import java.util.Optional;

/**
 * One event at one moment of its life.
 *
 * @param stamp microseconds since the epoch, growing with every change anywhere in the emulator:
 *     the revision sync tokens compare with, and what the entity tag is made of
 * @param updated of the last change that was not to reminders only; milliseconds
 * @param creator e-mail address of the account
 * @param member empty for single events and masters
 */
public record Event(
    String id,
    EventBody body,
    EventStatus status,
    int sequence,
    String iCalUid,
    String creator,
    Instant created,
    Instant updated,
    long stamp,
    Optional<SeriesMember> member) {

  public boolean cancelled() {
    return status == EventStatus.CANCELLED;
  }

  /** Google's shape: a quoted number, twice the microseconds of the change. */
  public String etag() {
    return "\"" + stamp * 2 + "\"";
  }

  public Event changed(
      EventBody newBody,
      EventStatus newStatus,
      int newSequence,
      Instant newUpdated,
      long newStamp) {
    return new Event(
        id,
        newBody,
        newStatus,
        newSequence,
        iCalUid,
        creator,
        created,
        newUpdated,
        newStamp,
        member);
  }

  public Event cancelledAt(Instant moment, long newStamp) {
    return changed(body, EventStatus.CANCELLED, sequence, moment, newStamp);
  }
}
