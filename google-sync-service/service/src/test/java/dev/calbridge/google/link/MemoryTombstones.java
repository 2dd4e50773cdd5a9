package dev.calbridge.google.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tombstones of one link. */
final class MemoryTombstones implements Tombstones {

  private final Map<String, Tombstone> tombstones = new HashMap<>();

  @Override
  public void put(Link link, List<RemoteEvent> gone) {
    gone.forEach(
        event -> tombstones.put(event.id(), new Tombstone(event.etag(), event.changedAt())));
  }

  @Override
  public Map<String, Tombstone> of(Link link, Set<String> events) {
    Map<String, Tombstone> found = new HashMap<>(tombstones);
    found.keySet().retainAll(events);
    return found;
  }
}
