package dev.calbridge.google.link;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events that a link knows to be gone from Google, as they were last. Reads may be behind writes:
 * whoever reads such an event once more has read of the past.
 */
public interface Tombstones {

  /** Remembers them for an hour at least: far longer than reads are behind. */
  void put(Link link, List<RemoteEvent> gone);

  /** What is remembered of these events, by event id. */
  Map<String, Tombstone> of(Link link, Set<String> events);

  /**
   * @param etag of the last version there was
   * @param changedAt when Google says that version was made; null if it did not say
   */
  record Tombstone(String etag, @Nullable Instant changedAt) {

    /**
     * True if that is the event from before it was deleted. Both times are Google's. One that
     * somebody took out of the bin was changed by that, and is newer.
     */
    boolean covers(RemoteEvent read) {
      Instant readFrom = read.changedAt();
      return etag.equals(read.etag())
          || (changedAt != null && readFrom != null && readFrom.isBefore(changedAt));
    }
  }
}
