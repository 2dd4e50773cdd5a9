package dev.calbridge.google.link;

import java.io.IOException;
import java.util.Random;

/** Kills the process, at random points or at a chosen one, and makes neighbours fail. */
final class Chaos {

  /** The process is gone: nobody may catch this. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Random random;
  boolean on;

  /** Neighbours fail at random, before or after they have done what was asked. */
  boolean troubled;

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

  /** On the way to Google or back. */
  void google() {
    point();
    if (fails()) {
      throw new GoogleFault(GoogleFault.Kind.TRY_LATER, "503");
    }
  }

  /** On the way to the house or back. */
  void house() {
    point();
    if (fails()) {
      throw new HouseChanges.HouseUnreachable("away", new IOException());
    }
  }

  private boolean fails() {
    return troubled && random.nextInt(20) == 0;
  }

  void point() {
    if (passed++ == fatal || (on && random.nextInt(25) == 0)) {
      throw new Crash();
    }
  }
}
