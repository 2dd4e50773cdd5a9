package dev.calbridge.google.link;

import dev.calbridge.google.sync.FieldMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One link whose turn it always is. */
final class MemoryLinks implements Links, LinkQueue, Houses, Progress {

  private final Link link;
  private final Chaos chaos;
  boolean reconciling;
  private Optional<Cursor> cursor = Optional.empty();

  MemoryLinks(Link link, Chaos chaos) {
    this.link = link;
    this.chaos = chaos;
  }

  @Override
  public Optional<Link> find(String tenant, UUID id) {
    return Optional.of(link);
  }

  @Override
  public Optional<Cursor> cursor(Link of) {
    return cursor;
  }

  @Override
  public void moveCursor(Link of, Cursor to, Instant readAt) {
    chaos.point();
    cursor = Optional.of(to);
  }

  @Override
  public void dropCursor(Link of) {
    chaos.point();
    cursor = Optional.empty();
  }

  @Override
  public Optional<House> house(String tenant, UUID resource) {
    return Optional.of(
        new House(
            true,
            false,
            false,
            "Anna",
            "Europe/Berlin",
            null,
            "de",
            FieldMapping.EVERYTHING,
            false));
  }

  @Override
  public Optional<Lease> claim(UUID id, Instant now, Duration lease) {
    return Optional.of(new Lease(link.tenant(), id, now, 0));
  }

  /** If wished, in every turn. */
  @Override
  public boolean reconciliationDue(Link of, Instant now) {
    return reconciling;
  }

  @Override
  public void reconciled(Link of, Instant next, int drift) {}

  @Override
  public void conflicted(Link of, Instant at) {}

  @Override
  public Conflicts conflicts(Link of) {
    return new Conflicts(0, null);
  }

  @Override
  public void wroteOutward(Link of, Instant at) {}

  @Override
  public void release(Lease lease, Instant nextPoll, @Nullable Instant notBefore, int failures) {}

  @Override
  public void prolongOwn(Instant until) {}

  @Override
  public void lookSoon(String tenant, UUID id, Instant now) {}

  @Override
  public List<Link> ofGrant(String tenant, UUID grant) {
    return List.of(link);
  }

  @Override
  public void pollNow(String tenant, UUID id, Instant now) {}

  @Override
  public List<UUID> due(Instant now, int most) {
    return List.of();
  }

  @Override
  public void add(Link added) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean has(String tenant, UUID resource) {
    return link.resource().equals(resource);
  }

  @Override
  public List<Link> all(String tenant) {
    return List.of(link);
  }

  @Override
  public boolean changeState(Link of, LinkState state) {
    throw new AssertionError("The link became " + state);
  }

  @Override
  public void changeSettings(Link of, LinkSettings settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void remove(Link removed) {
    throw new UnsupportedOperationException();
  }
}
