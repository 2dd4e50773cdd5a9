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
 * @param deleting true if we are about to delete the event, or just have: its disappearance is no
 *     wish of anybody in Google
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
    boolean deleting,
    long touched,
    int attempts,
    @Nullable String parked) {

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
        deleting,
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
        deleting,
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
        deleting,
        touched,
        attempts,
        parked);
  }

  Pair agreed(Agreement now, long version) {
    return new Pair(
        id, link, entry, event, generation, theirs, now, version, false, touched, attempts, parked);
  }

  /** The event is gone with our knowledge: if either side has it again, it is new. */
  Pair parted() {
    return new Pair(
        id, link, entry, event, generation, theirs, null, 0, false, touched, attempts, parked);
  }

  Pair deleting(boolean now) {
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
        touched,
        attempts,
        parked);
  }
}
