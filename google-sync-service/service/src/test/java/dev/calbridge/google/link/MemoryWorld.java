package dev.calbridge.google.link;

import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** The whole executor between an in-memory Google and an in-memory house. */
final class MemoryWorld {

  private static final int MOST_TURNS = 60;

  final Chaos chaos;
  final MemoryGoogle google;
  final MemoryPairs pairs;
  final MemoryHouse house;
  final MemoryDeletions deletions = new MemoryDeletions();
  final MemoryLinks links;
  private final Link link;
  private final WorkOnLink work;

  MemoryWorld(ConflictPolicy policy, Random random) {
    this(new LinkSettings(policy, Direction.BOTH), random);
  }

  MemoryWorld(LinkSettings settings, Random random) {
    this(settings, new DeletionGuard.Limits(1_000, 1, Duration.ofMinutes(10)), random);
  }

  MemoryWorld(LinkSettings settings, DeletionGuard.Limits limits, Random random) {
    chaos = new Chaos(random);
    Clock clock = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
    link =
        new Link(
            "optik-himmel",
            new UUID(1, 1),
            new UUID(1, 2),
            "c",
            new UUID(1, 3),
            settings,
            LinkState.ACTIVE,
            null,
            null);
    google = new MemoryGoogle(chaos);
    pairs = new MemoryPairs(link.id(), chaos);
    pairs.backfilling = random.nextBoolean();
    house = new MemoryHouse(link, pairs, chaos);
    links = new MemoryLinks(link, chaos);
    work =
        new WorkOnLink(
            memory(links, pairs, house, deletions),
            google,
            house,
            new KeepChannel(google, new NoChannels(), null, () -> "x", clock),
            limits,
            new SilentJournal(),
            new Pacing(Duration.ofSeconds(1), Duration.ofSeconds(20), random),
            clock);
  }

  /** One turn of work; false if the process died in it. */
  boolean turn() {
    pairs.timePasses();
    try {
      work.takeTurn(link.id());
      return true;
    } catch (Chaos.Crash _) {
      return false;
    }
  }

  /** Nothing disturbs any more, and everything under way arrives. False if there is no end. */
  boolean settle() {
    chaos.on = false;
    chaos.troubled = false;
    chaos.armAt(-1);
    for (int turns = 0; turns < MOST_TURNS; turns++) {
      while (house.deliver()) {}
      turn();
      if (pairs.quiet()) {
        return true;
      }
    }
    return false;
  }

  /** Nothing to read or deliver, but parked pairs are not tried again. */
  void settleOnce() {
    while (house.deliver()) {}
    turn();
    while (house.deliver()) {}
    turn();
  }

  List<EventContent> inGoogle() {
    return google.standing().stream()
        .map(RemoteEvent::contentOrNull)
        .filter(EventContent::takesPlace)
        .sorted(Comparator.comparing(EventContent::toString))
        .toList();
  }

  List<EventContent> inHouse() {
    return house.entries().stream()
        .map(entry -> EntryTranslation.picture(entry.content()))
        .filter(EventContent::takesPlace)
        .sorted(Comparator.comparing(EventContent::toString))
        .toList();
  }

  /** All that a link's work remembers, with nothing to empty. */
  static Memory memory(
      MemoryLinks links, MemoryPairs pairs, MemoryHouse house, MemoryDeletions deletions) {
    return new Memory(
        links,
        links,
        links,
        links,
        pairs,
        new MemoryTombstones(),
        house,
        deletions,
        new NoEmptying());
  }

  static final class NoEmptying implements Emptyings {
    @Override
    public void add(CalendarAccess access, String token, int events, Instant until) {}

    @Override
    public int take(CalendarAccess access, String token, Instant now) {
      return -1;
    }

    @Override
    public Progress progress(Link of) {
      return new Progress(0, 0);
    }

    @Override
    public void begin(Link of, int events) {}

    @Override
    public void advance(Link of, int events) {}
  }

  static final class NoChannels implements Channels {
    @Override
    public List<Channel> ofLink(Link of, Instant now) {
      return List.of();
    }

    @Override
    public void opening(Link of, String channel, String token, Instant now, Instant until) {}

    @Override
    public void opened(Link of, Channel channel) {}

    @Override
    public void heard(Watched from, String channel, String resourceId) {}

    @Override
    public List<Opening> unanswered(Link of, Instant now) {
      return List.of();
    }

    @Override
    public void remove(Link of, String channel) {}

    @Override
    public Optional<Watched> recognise(String channel, String token) {
      return Optional.empty();
    }

    @Override
    public void refused(Link of, Instant until) {}

    @Override
    public boolean refusedAt(Link of, Instant now) {
      return false;
    }
  }
}
