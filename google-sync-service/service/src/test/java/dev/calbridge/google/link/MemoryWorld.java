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
    house = new MemoryHouse(link, pairs, chaos);
    MemoryLinks links = new MemoryLinks(link, chaos);
    work =
        WorkOnLink.of(
            links,
            links,
            pairs,
            house,
            google,
            house,
            deletions,
            limits,
            new SilentJournal(),
            new Pacing(Duration.ofSeconds(1), Duration.ofSeconds(20), random),
            Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
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
        .sorted(Comparator.comparing(EventContent::toString))
        .toList();
  }

  List<EventContent> inHouse() {
    return house.entries().stream()
        .map(entry -> EntryTranslation.picture(entry.content()))
        .sorted(Comparator.comparing(EventContent::toString))
        .toList();
  }
}
