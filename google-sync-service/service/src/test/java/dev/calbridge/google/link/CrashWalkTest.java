package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.google.sync.Decision;
import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Both sides are edited at random, events from the house arrive late, cursors expire, and the
 * process dies again and again, anywhere. Then all is quiet: both sides must be alike, without
 * doubles, and another turn must write nothing.
 */
class CrashWalkTest {

  private static final int WALKS = 500;
  private static final int STEPS = 80;
  private static final int MOST_TURNS = 50;

  @ParameterizedTest
  @EnumSource(ConflictPolicy.class)
  void bothSidesAreAlikeOnceAllIsQuiet(ConflictPolicy policy) {
    long seed = Long.getLong("calbridge.seed", System.nanoTime());
    System.out.println("Crash walk with -Dcalbridge.seed=" + seed);
    for (int walk = 0; walk < WALKS; walk++) {
      new Walk(policy, new Random(seed + walk), "seed " + seed + " walk " + walk).go();
    }
  }

  private static final class Walk {
    private final Link link;
    private final Random random;
    private final String name;
    private final Chaos chaos;
    private final MemoryGoogle google;
    private final MemoryPairs pairs;
    private final MemoryHouse house;
    private final WorkOnLink work;
    private final List<String> steps = new ArrayList<>();
    private int titles;

    Walk(ConflictPolicy policy, Random random, String name) {
      this.random = random;
      this.name = name;
      this.chaos = new Chaos(random);
      this.link =
          new Link(
              "optik-himmel",
              new UUID(1, 1),
              new UUID(1, 2),
              "c",
              new UUID(1, 3),
              policy,
              Direction.BOTH,
              LinkState.ACTIVE,
              null,
              null);
      this.google = new MemoryGoogle(chaos);
      this.pairs = new MemoryPairs(link.id(), chaos);
      this.house = new MemoryHouse(link, pairs, chaos);
      MemoryLinks links = new MemoryLinks(link, chaos);
      this.work =
          WorkOnLink.of(
              links,
              links,
              pairs,
              house,
              google,
              house,
              new SilentJournal(),
              new Pacing(Duration.ofSeconds(1), Duration.ofSeconds(20), random),
              Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
    }

    void go() {
      for (int i = 0; i < STEPS; i++) {
        step();
      }
      chaos.on = false;
      settle();
      assertThat(inGoogle()).as(name + steps).isEqualTo(inHouse());
      int writes = google.writes;
      int changes = house.changes;
      settle();
      assertThat(google.writes).as(name + " writes again").isEqualTo(writes);
      assertThat(house.changes).as(name + " changes again").isEqualTo(changes);
    }

    private void step() {
      switch (random.nextInt(10)) {
        case 0 -> did("house creates", () -> house.create(title()));
        case 1, 2 -> someEntry();
        case 3 -> did("google creates", () -> google.put("g" + ++titles, title(), null));
        case 4, 5 -> someEvent();
        case 6 -> did("delivered", house::deliver);
        case 7 -> did("tokens expire", google::expireTokens);
        default -> turn(true);
      }
    }

    private void someEntry() {
      List<CalendarEntry> entries = house.entries();
      if (!entries.isEmpty()) {
        CalendarEntry entry = entries.get(random.nextInt(entries.size()));
        if (random.nextInt(4) == 0) {
          did("house deletes " + entry.id(), () -> house.delete(entry.id()));
        } else {
          did("house edits " + entry.id(), () -> house.edit(entry.id(), title()));
        }
      }
    }

    private void someEvent() {
      List<RemoteEvent> events = google.standing();
      if (!events.isEmpty()) {
        RemoteEvent event = events.get(random.nextInt(events.size()));
        EventContent content = random.nextInt(4) == 0 ? null : title();
        did("google sets " + event.id(), () -> google.userChanges(event, content));
      }
    }

    private void turn(boolean dangerous) {
      chaos.on = dangerous;
      pairs.timePasses();
      try {
        work.takeTurn(link.id());
        steps.add("turn");
      } catch (Chaos.Crash _) {
        steps.add("crash");
      }
      chaos.on = false;
    }

    private void settle() {
      for (int turns = 0; turns == 0 || !pairs.quiet(); turns++) {
        while (house.deliver()) {
          steps.add("delivered");
        }
        turn(false);
        assertThat(turns).as(name + steps + pairs).isLessThan(MOST_TURNS);
      }
    }

    private void did(String what, Runnable step) {
      steps.add(what);
      step.run();
    }

    private EventContent title() {
      return Contents.titled("Termin " + ++titles);
    }

    private List<String> inGoogle() {
      return google.standing().stream()
          .map(event -> event.contentOrNull().title())
          .sorted()
          .toList();
    }

    private List<String> inHouse() {
      return house.entries().stream()
          .map(entry -> EntryTranslation.picture(entry.content()).title())
          .sorted()
          .toList();
    }
  }

  private static final class SilentJournal implements SyncJournal {
    @Override
    public void decided(Link link, Pair pair, Decision decision) {}

    @Override
    public void refused(Link link, Pair pair, EntryChangeOutcome.Reason reason) {}

    @Override
    public void parked(Link link, Pair pair, String reason) {}

    @Override
    public void fault(Link link, Pair pair, RuntimeException fault) {
      throw new AssertionError(fault);
    }

    @Override
    public void stateChanged(Link link, LinkState state) {}

    @Override
    public void interrupted(Link link, String message) {}
  }
}
