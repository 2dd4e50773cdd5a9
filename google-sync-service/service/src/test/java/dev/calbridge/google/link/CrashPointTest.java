package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Series;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process dies at every point of a turn, one after the other, and before it starts again
 * somebody takes the change back. Only one side was ever edited: that side must have its way, and
 * the other must not have been taken for an editor.
 */
class CrashPointTest {

  private static final LocalDateTime START = LocalDateTime.of(2030, 3, 4, 9, 0);
  private static final LocalDateTime SECOND = START.plusDays(1);

  private static EventContent series(List<LocalDateTime> excluded, List<Series.Changed> changed) {
    return Contents.at("Serie", START)
        .withRecurrence(new Series("FREQ=DAILY;COUNT=6", excluded, List.of(), changed));
  }

  private static Series.Changed changed(String title) {
    return new Series.Changed(SECOND, Contents.at(title, SECOND.plusHours(2)));
  }

  /** What happens, and what must be true in the end. */
  private enum Story {
    HOUSE_CREATES_AND_DELETES {
      @Override
      void change(MemoryWorld world) {
        world.house.create(Contents.titled("A"));
      }

      @Override
      void takeBack(MemoryWorld world) {
        world.house.delete(world.house.entries().getFirst().id());
      }
    },
    HOUSE_EDITS_AND_SETS_BACK {
      @Override
      void before(MemoryWorld world) {
        world.house.create(Contents.titled("A"));
      }

      @Override
      void change(MemoryWorld world) {
        world.house.edit(world.house.entries().getFirst().id(), Contents.titled("B"));
      }

      @Override
      void takeBack(MemoryWorld world) {
        world.house.edit(world.house.entries().getFirst().id(), Contents.titled("A"));
      }
    },
    HOUSE_CHANGES_AN_OCCURRENCE_AND_SETS_IT_BACK {
      @Override
      void before(MemoryWorld world) {
        world.house.create(series(List.of(), List.of()));
      }

      @Override
      void change(MemoryWorld world) {
        world.house.edit(
            world.house.entries().getFirst().id(),
            series(List.of(START.plusDays(3)), List.of(changed("anders"))));
      }

      @Override
      void takeBack(MemoryWorld world) {
        world.house.edit(world.house.entries().getFirst().id(), series(List.of(), List.of()));
      }
    },
    HOUSE_LEAVES_A_CHANGED_OCCURRENCE_OUT_AND_SETS_IT_BACK {
      @Override
      void before(MemoryWorld world) {
        world.house.create(series(List.of(), List.of(changed("anders"))));
      }

      @Override
      void change(MemoryWorld world) {
        world.house.edit(world.house.entries().getFirst().id(), series(List.of(SECOND), List.of()));
      }

      @Override
      void takeBack(MemoryWorld world) {
        world.house.edit(
            world.house.entries().getFirst().id(), series(List.of(), List.of(changed("anders"))));
      }
    },
    GOOGLE_CREATES_AND_DELETES {
      @Override
      void change(MemoryWorld world) {
        world.google.put("g1", Contents.titled("A"), null);
      }

      @Override
      void takeBack(MemoryWorld world) {
        world.google.userChanges(world.google.standing().getFirst(), null);
      }
    },
    GOOGLE_EDITS_AND_SETS_BACK {
      @Override
      void before(MemoryWorld world) {
        world.google.put("g1", Contents.titled("A"), null);
      }

      @Override
      void change(MemoryWorld world) {
        world.google.userChanges(world.google.standing().getFirst(), Contents.titled("B"));
      }

      @Override
      void takeBack(MemoryWorld world) {
        world.google.userChanges(world.google.standing().getFirst(), Contents.titled("A"));
      }
    },
    GOOGLE_DELETES_AND_RESTORES {
      @Override
      void before(MemoryWorld world) {
        world.google.put("g1", Contents.titled("A"), null);
      }

      @Override
      void change(MemoryWorld world) {
        world.google.userChanges(world.google.standing().getFirst(), null);
      }

      @Override
      void takeBack(MemoryWorld world) {
        world.google.put("g1", Contents.titled("A"), null);
      }
    },
    GOOGLE_CHANGES_AN_OCCURRENCE_AND_SETS_IT_BACK {
      @Override
      void before(MemoryWorld world) {
        world.google.put("g1", series(List.of(), List.of()), null);
      }

      @Override
      void change(MemoryWorld world) {
        world.google.userChanges(
            world.google.standing().getFirst(), SECOND, Contents.at("anders", SECOND.plusHours(1)));
      }

      @Override
      void takeBack(MemoryWorld world) {
        world.google.userChanges(
            world.google.standing().getFirst(), SECOND, Contents.at("Serie", SECOND));
      }
    };

    void before(MemoryWorld world) {}

    abstract void change(MemoryWorld world);

    abstract void takeBack(MemoryWorld world);

    boolean inTheHouse() {
      return name().startsWith("HOUSE");
    }
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void aChangeTakenBackIsTakenBackWhereverTheProcessDied(Story story) {
    for (ConflictPolicy policy : ConflictPolicy.values()) {
      int points = pointsOf(story, policy);
      assertThat(points).as("there is something to interrupt").isPositive();
      for (int point = 0; point < points; point++) {
        dieAt(point, story, policy, story::takeBack);
        dieAt(point, story, policy, _ -> {});
      }
    }
  }

  private static int pointsOf(Story story, ConflictPolicy policy) {
    MemoryWorld world = prepared(story, policy);
    world.chaos.armAt(-1);
    world.turn();
    return world.chaos.passed;
  }

  private static MemoryWorld prepared(Story story, ConflictPolicy policy) {
    MemoryWorld world = new MemoryWorld(policy, new Random(1));
    story.before(world);
    assertThat(world.settle()).isTrue();
    story.change(world);
    while (world.house.deliver()) {}
    return world;
  }

  private static void dieAt(
      int point, Story story, ConflictPolicy policy, Consumer<MemoryWorld> meanwhile) {
    MemoryWorld world = prepared(story, policy);
    int writes = world.google.writes;
    int changes = world.house.changes;
    world.chaos.armAt(point);
    assertThat(world.turn()).isFalse();
    world.chaos.armAt(-1);
    meanwhile.accept(world);
    List<EventContent> wanted = story.inTheHouse() ? world.inHouse() : world.inGoogle();
    String name = story + " " + policy + " point " + point;
    assertThat(world.settle()).as(name).isTrue();
    assertThat(world.inHouse()).as(name).isEqualTo(wanted);
    assertThat(world.inGoogle()).as(name).isEqualTo(wanted);
    if (story.inTheHouse()) {
      assertThat(world.house.changes).as(name + ": nobody edited Google").isEqualTo(changes);
    } else {
      assertThat(world.google.writes).as(name + ": nobody edited the house").isEqualTo(writes);
    }
  }
}
