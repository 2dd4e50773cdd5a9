package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventContent;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;

/**
 * One link's whole executor with its house and its memory in this process, but with Google's own
 * client and the emulator.
 */
final class EmulatedLink {

  private static final int MOST_TURNS = 60;

  final Link link;
  final MemoryPairs pairs;
  final MemoryHouse house;
  final MemoryDeletions deletions = new MemoryDeletions();
  final MemoryLinks links;
  private final WorkOnLink work;

  /**
   * @param number tells it from others
   */
  EmulatedLink(
      int number,
      CalendarAccess access,
      LinkSettings settings,
      DeletionGuard.Limits limits,
      GoogleCalendars google,
      Clock clock,
      Random random) {
    link =
        new Link(
            access.tenant(),
            new UUID(1, number),
            new UUID(2, number),
            access.calendarId(),
            access.grant(),
            settings,
            LinkState.ACTIVE,
            null,
            null);
    Chaos calm = new Chaos(random);
    pairs = new MemoryPairs(link.id(), calm);
    house = new MemoryHouse(link, pairs, calm);
    links = new MemoryLinks(link, calm);
    work =
        new WorkOnLink(
            MemoryWorld.memory(links, pairs, house, deletions),
            google,
            house,
            new KeepChannel(google, new MemoryWorld.NoChannels(), null, () -> "x", clock),
            limits,
            new SilentJournal(),
            new Pacing(Duration.ofMinutes(1), Duration.ofSeconds(20), random),
            clock);
  }

  /** The house has something new, and the service hears of it. */
  void create(EventContent content) {
    house.create(content);
    hear();
  }

  /** Everything the house says arrives. */
  void hear() {
    while (house.deliver()) {}
  }

  void turn() {
    pairs.timePasses();
    work.takeTurn(link.id());
  }

  /** Turns until nothing is left to do. False if there is no end. */
  boolean settle() {
    return settle(() -> {});
  }

  /**
   * Turns until nothing is left to do. False if there is no end.
   *
   * @param meanwhile happens between turns
   */
  boolean settle(Runnable meanwhile) {
    for (int turns = 0; turns < MOST_TURNS; turns++) {
      hear();
      turn();
      if (pairs.quiet()) {
        return true;
      }
      meanwhile.run();
    }
    return false;
  }
}
