package dev.calbridge.google.link;

import java.util.Random;

/** Kills the process at random points, as long as it is on. */
final class Chaos {

  /** The process is gone: nobody may catch this. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Random random;
  boolean on;

  Chaos(Random random) {
    this.random = random;
  }

  void point() {
    if (on && random.nextInt(25) == 0) {
      throw new Crash();
    }
  }
}
