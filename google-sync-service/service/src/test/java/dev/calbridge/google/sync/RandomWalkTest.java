package dev.calbridge.google.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides are edited at random, sometimes between two steps; then all is quiet. */
class RandomWalkTest {

  private static final int WALKS = 2_000;
  private static final int STEPS = 60;

  @ParameterizedTest
  @EnumSource(ConflictPolicy.class)
  void bothSidesAreAlikeOnceAllIsQuiet(ConflictPolicy policy) {
    long seed = Long.getLong("calbridge.seed", System.nanoTime());
    System.out.println("Random walk with -Dcalbridge.seed=" + seed);
    Random random = new Random(seed);
    Rules rules = new Rules(policy, true, true);
    for (int walk = 0; walk < WALKS; walk++) {
      Sides sides = new Sides(null, new Side.Absent(), new Side.Absent());
      List<String> steps = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(3)) {
          case 0 -> sides.ours = edited(random, steps, "ours");
          case 1 -> sides.theirs = edited(random, steps, "theirs");
          default -> {
            steps.add("settle");
            sides.settle(rules);
          }
        }
      }
      sides.settle(rules);
      assertThat(sides.settle(rules)).as("seed %s: %s", seed, steps).isFalse();
      assertThat(sides.ours.contentOrNull())
          .as("seed %s: %s", seed, steps)
          .isEqualTo(sides.theirs.contentOrNull());
      assertThat(sides.last == null)
          .as("seed %s: %s", seed, steps)
          .isEqualTo(sides.ours instanceof Side.Absent);
    }
  }

  @ParameterizedTest
  @EnumSource(ConflictPolicy.class)
  void anEditOnOneSideOnlyIsNeverLost(ConflictPolicy policy) {
    long seed = Long.getLong("calbridge.seed", System.nanoTime());
    System.out.println("Random walk with -Dcalbridge.seed=" + seed);
    Random random = new Random(seed);
    Rules rules = new Rules(policy, true, true);
    Sides sides = new Sides(null, new Side.Absent(), new Side.Absent());
    List<String> steps = new ArrayList<>();
    for (int step = 0; step < WALKS; step++) {
      boolean house = random.nextBoolean();
      Side edit = edited(random, steps, house ? "ours" : "theirs");
      if (house) {
        sides.ours = edit;
      } else {
        sides.theirs = edit;
      }
      sides.settle(rules);
      assertThat(sides.ours).as("seed %s: %s", seed, steps).isEqualTo(edit);
      assertThat(sides.theirs).as("seed %s: %s", seed, steps).isEqualTo(edit);
    }
  }

  private static Side edited(Random random, List<String> steps, String side) {
    int letter = random.nextInt(5);
    steps.add(side + "=" + letter);
    return letter == 0
        ? new Side.Absent()
        : new Side.Present(Contents.titled("Termin " + letter), true);
  }
}
