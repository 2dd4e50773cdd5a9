package dev.calbridge.google.link;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Deletions of one link. */
final class MemoryDeletions implements Deletions {

  private final Map<Long, Instant> deleted = new HashMap<>();
  Ruling ruling = Ruling.NONE;
  int standing = 1_000;

  @Override
  public Count count(Link link, Pair pair, Instant since) {
    int others =
        (int)
            deleted.entrySet().stream()
                .filter(one -> one.getKey() != pair.id() && !one.getValue().isBefore(since))
                .count();
    return new Count(others, standing);
  }

  @Override
  public void note(Link link, Pair pair, Instant at) {
    deleted.put(pair.id(), at);
  }

  @Override
  public Ruling ruling(Link link, Instant now) {
    return ruling;
  }

  @Override
  public void rule(Link link, Ruling now, Instant until) {
    ruling = now;
  }
}
