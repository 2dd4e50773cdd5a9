package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Series;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Appointments and series are created, edited, moved, copied and deleted at random, single
 * occurrences and the rest of series too; events from the house arrive late, again, or in another
 * order, cursors expire, neighbours fail before or after they did what was asked, and the process
 * dies again and again, anywhere. Then all is quiet: both sides must be alike, without doubles, and
 * another turn must write nothing. Where only one side was edited, it must have had its way. No
 * change costs more than its share of writes.
 */
class CrashWalkTest {

  private static final int WALKS = Integer.getInteger("calbridge.walks", 300);
  private static final int STEPS = 60;
  private static final int DAYS = 4;
  private static final LocalDateTime START = LocalDateTime.of(2030, 3, 4, 9, 0);

  /** Who edits. */
  private enum Editors {
    HOUSE,
    GOOGLE,
    BOTH
  }

  @ParameterizedTest
  @EnumSource(ConflictPolicy.class)
  void bothSidesAreAlikeOnceAllIsQuiet(ConflictPolicy policy) {
    long seed = Long.getLong("calbridge.seed", System.nanoTime());
    System.out.println("Crash walk with -Dcalbridge.seed=" + seed);
    for (int walk = 0; walk < WALKS; walk++) {
      for (Editors editors : Editors.values()) {
        String name = "seed " + seed + " walk " + walk + " " + editors + " ";
        new Walk(policy, editors, new Random(seed + walk), name).go();
      }
    }
  }

  private static final class Walk {
    private final Editors editors;
    private final Random random;
    private final String name;
    private final MemoryWorld world;
    private final List<String> steps = new ArrayList<>();
    private int names;
    private int mostWrites;
    private int mostChanges;

    Walk(ConflictPolicy policy, Editors editors, Random random, String name) {
      this.editors = editors;
      this.random = random;
      this.name = name;
      this.world = new MemoryWorld(policy, random);
    }

    void go() {
      for (int i = 0; i < STEPS; i++) {
        step();
      }
      List<EventContent> google = world.inGoogle();
      List<EventContent> house = world.inHouse();
      assertThat(world.settle()).as(name + steps + world.pairs).isTrue();
      assertThat(world.inGoogle()).as(name + steps).isEqualTo(world.inHouse());
      assertThat(world.google.writes).as(name + steps + " writes").isLessThanOrEqualTo(mostWrites);
      assertThat(world.house.changes)
          .as(name + steps + " changes")
          .isLessThanOrEqualTo(mostChanges);
      switch (editors) {
        case HOUSE -> {
          assertThat(world.inHouse()).as(name + steps).isEqualTo(house);
          assertThat(world.house.changes).as(name + steps + " taken for an edit").isZero();
        }
        case GOOGLE -> {
          assertThat(world.inGoogle()).as(name + steps).isEqualTo(google);
          assertThat(world.google.writes).as(name + steps + " written back").isZero();
        }
        case BOTH -> {}
      }
      world.links.reconciling = true;
      int writes = world.google.writes;
      int changes = world.house.changes;
      world.settle();
      assertThat(world.google.writes).as(name + " writes again").isEqualTo(writes);
      assertThat(world.house.changes).as(name + " changes again").isEqualTo(changes);
    }

    private void step() {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> edit(editors == Editors.HOUSE);
        case 3, 4, 5 -> edit(editors != Editors.GOOGLE && random.nextBoolean());
        case 6 -> did("delivered", world.house::deliver);
        case 7 -> did("tokens expire", world.google::expireTokens);
        case 8 -> did("told again", () -> world.house.repeat(random));
        case 9 -> did("overtaken", () -> world.house.shuffle(random));
        default -> {
          world.chaos.on = true;
          world.chaos.troubled = random.nextBoolean();
          steps.add(world.turn() ? "turn" : "crash");
          world.chaos.on = false;
          world.chaos.troubled = false;
        }
      }
    }

    private void edit(boolean house) {
      if (house) {
        editHouse();
      } else {
        if (editors == Editors.HOUSE) {
          editHouse();
        } else {
          editGoogle();
        }
      }
    }

    /** A series may need a write for itself and each occurrence, before and after. */
    private static int parts(EventContent content) {
      return content.recurrence() == null ? 1 : 1 + 2 * DAYS;
    }

    private void editHouse() {
      List<CalendarEntry> entries = world.house.entries();
      int choice = random.nextInt(5);
      if (entries.isEmpty() || choice == 0) {
        EventContent content = some();
        mostWrites += parts(content);
        did("house creates " + content, () -> world.house.create(content));
        return;
      }
      CalendarEntry entry = entries.get(random.nextInt(entries.size()));
      mostWrites += parts(EntryTranslation.picture(entry.content()));
      if (choice == 1) {
        did("house deletes " + entry.id(), () -> world.house.delete(entry.id()));
      } else {
        EventContent content = some();
        mostWrites += parts(content);
        did("house edits " + entry.id() + content, () -> world.house.edit(entry.id(), content));
      }
    }

    private void editGoogle() {
      List<RemoteEvent> events = world.google.standing();
      int choice = random.nextInt(7);
      mostChanges++;
      if (events.isEmpty() || choice == 0) {
        EventContent content = simple();
        String id = "g" + ++names;
        did("google creates " + id + content, () -> world.google.put(id, content, null));
        return;
      }
      RemoteEvent event = events.get(random.nextInt(events.size()));
      EventContent now = event.contentOrNull();
      // Where both edit, the house may have its way, or gets part of it.
      mostWrites += editors == Editors.BOTH ? parts(now) : 0;
      if (choice == 1) {
        did("google deletes " + event.id(), () -> world.google.userChanges(event, null));
      } else if (choice == 2) {
        // A copy has the original's stamp.
        String id = "g" + ++names;
        did("google copies to " + id, () -> world.google.put(id, now, event.stamp()));
      } else if (now.recurrence() != null && choice == 6 && days(now) > 1) {
        split(event, now);
      } else if (now.recurrence() != null && choice < 5) {
        editOccurrence(event, now);
      } else {
        EventContent content = simple();
        did("google edits " + event.id() + content, () -> world.google.userChanges(event, content));
      }
    }

    private void editOccurrence(RemoteEvent series, EventContent now) {
      LocalDateTime at = ((EntrySpan.Timed) now.span()).start();
      LocalDateTime one = at.plusDays(random.nextInt(days(now)));
      if (now.recurrence().excluded().contains(one)) {
        return;
      }
      EventContent content =
          random.nextInt(3) == 0 ? null : Contents.at(title(), one.plusHours(random.nextInt(3)));
      did(
          "google sets " + series.id() + " at " + one + content,
          () -> world.google.userChanges(series, one, content));
    }

    private static int days(EventContent series) {
      String rule = series.recurrence().rule();
      return Integer.parseInt(rule.substring(rule.indexOf("COUNT=") + "COUNT=".length()));
    }

    /** "This and following": the series ends, and a new one goes on, with the old one's stamp. */
    private void split(RemoteEvent event, EventContent now) {
      LocalDateTime first = ((EntrySpan.Timed) now.span()).start();
      int days = 1 + random.nextInt(days(now) - 1);
      String id = "g" + ++names;
      mostChanges++;
      EventContent before = now.withRecurrence(new Series("FREQ=DAILY;COUNT=" + days, List.of()));
      EventContent after =
          Contents.at(title(), first.plusDays(days))
              .withRecurrence(new Series("FREQ=DAILY;COUNT=" + (days(now) - days), List.of()));
      did(
          "google splits " + event.id() + " after " + days + " into " + id,
          () -> {
            world.google.userChanges(event, before);
            world.google.put(id, after, event.stamp());
          });
    }

    private void did(String what, Runnable step) {
      steps.add(what + "\n");
      step.run();
    }

    /** Few words and times: what was said before is said again. */
    private String title() {
      return "Termin " + random.nextInt(3);
    }

    private EventContent simple() {
      EventContent once = Contents.at(title(), START.plusHours(random.nextInt(2)));
      return random.nextInt(3) == 0
          ? once.withRecurrence(new Series("FREQ=DAILY;COUNT=" + DAYS, List.of()))
          : once;
    }

    /** As the house may say it: a series with everything. */
    private EventContent some() {
      EventContent once = simple();
      if (once.recurrence() == null) {
        return once;
      }
      LocalDateTime first = ((EntrySpan.Timed) once.span()).start();
      List<LocalDateTime> excluded = new ArrayList<>();
      List<Series.Changed> changed = new ArrayList<>();
      for (int day = 0; day < DAYS; day++) {
        LocalDateTime at = first.plusDays(day);
        switch (random.nextInt(5)) {
          case 0 -> excluded.add(at);
          case 1 ->
              changed.add(
                  new Series.Changed(at, Contents.at(title(), at.plusHours(random.nextInt(2)))));
          default -> {}
        }
      }
      return once.withRecurrence(
          new Series("FREQ=DAILY;COUNT=" + DAYS, excluded, List.of(), changed));
    }
  }
}
