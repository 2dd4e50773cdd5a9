package dev.calbridge.google.link;

import java.util.Random;

/** Kills the process: at random points as long as it is on, or at one that was chosen. */
final class Chaos {

  /** The process is gone: nobody may catch this. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Random random;
  boolean on;

  /** Points passed since {@link #armAt}. */
  int passed;

  private int fatal = -1;

  Chaos(Random random) {
    this.random = random;
  }

  /** The process dies at the point of that number, counted from here; never if negative. */
  void armAt(int point) {
    passed = 0;
    fatal = point;
  }

  void point() {
    if (passed++ == fatal || (on && random.nextInt(25) == 0)) {
      throw new Crash();
    }
  }
}
