package dev.calbridge.google.link;

import dev.calbridge.google.sync.Agreement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a link remembers of one entry and its event.
 *
 * @param id identifies the memory, not the event
 * @param entry null as long as the event has no entry
 * @param event Google's id; null as long as the entry has no event
 * @param generation part of the event id we make (see {@code EventIds})
 * @param theirs the event as last seen; null if Google does not have it
 * @param agreement null if the two were never alike
 * @param agreedVersion version of the entry at the agreement; 0 without one
 * @param intent what is about to be done, or was when the process died; null if nothing
 * @param writes how often Google was about to be written
 * @param touched grows whenever there is something new to look at, so that what comes in during a
 *     visit is not marked as done
 * @param attempts failures since the last success
 * @param parked why it cannot be brought in line, kebab-case; null if nothing is wrong
 */
public record Pair(
    long id,
    UUID link,
    @Nullable UUID entry,
    @Nullable String event,
    int generation,
    @Nullable RemoteEvent theirs,
    @Nullable Agreement agreement,
    long agreedVersion,
    @Nullable Intent intent,
    long writes,
    long touched,
    int attempts,
    @Nullable String parked) {

  /** What has just been met for the first time. */
  static Pair met(UUID link, @Nullable UUID entry, RemoteEvent event) {
    return new Pair(0, link, entry, event.id(), 0, event, null, 0, null, 0, 0, 0, null);
  }

  /** The event as it is now; whatever was wrong before has to be judged anew. */
  Pair withTheirs(@Nullable RemoteEvent now) {
    String name = now == null ? event : now.id();
    return new Pair(
        id,
        link,
        entry,
        name,
        generation,
        now,
        agreement,
        agreedVersion,
        intent,
        writes,
        touched,
        attempts,
        null);
  }

  Pair withEntry(UUID taken) {
    return new Pair(
        id,
        link,
        taken,
        event,
        generation,
        theirs,
        agreement,
        agreedVersion,
        intent,
        writes,
        touched,
        attempts,
        parked);
  }

  Pair withEventId(String made, int ofGeneration) {
    return new Pair(
        id,
        link,
        entry,
        made,
        ofGeneration,
        theirs,
        agreement,
        agreedVersion,
        intent,
        writes,
        touched,
        attempts,
        parked);
  }

  Pair agreed(@Nullable Agreement now, long version) {
    return new Pair(
        id,
        link,
        entry,
        event,
        generation,
        theirs,
        now,
        version,
        intent,
        writes,
        touched,
        attempts,
        parked);
  }

  /** The event is gone with our knowledge: if either side has it again, it is new. */
  Pair parted() {
    return agreed(null, 0);
  }

  Pair about(Intent now) {
    long count =
        now instanceof Intent.Writing(var _, long number, var _, var _, var _) ? number : writes;
    return withIntent(now, count);
  }

  /** Whatever was about to be done is done, or will not be. */
  Pair atRest() {
    return withIntent(null, writes);
  }

  private Pair withIntent(@Nullable Intent now, long count) {
    return new Pair(
        id,
        link,
        entry,
        event,
        generation,
        theirs,
        agreement,
        agreedVersion,
        now,
        count,
        touched,
        attempts,
        parked);
  }
}
