package dev.calbridge.local.compat;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Counts and prints what held and what did not. One failure does not stop the others. */
final class Checks {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PrintStream out;
  private int passed;
  private int failed;

  Checks(PrintStream out) {
    this.out = out;
  }

  /** A check that holds now or not at all. */
  void now(String sentence, BooleanSupplier holds) {
    check(sentence, holds, Duration.ZERO);
  }

  /** A check that may take its time: it goes through Kafka or Google. */
  void soon(String sentence, BooleanSupplier holds) {
    check(sentence, holds, PATIENCE);
  }

  boolean allPassed() {
    return failed == 0;
  }

  String summary() {
    return passed + " passed, " + failed + " failed";
  }

  private void check(String sentence, BooleanSupplier holds, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    String reason = "";
    do {
      try {
        if (holds.getAsBoolean()) {
          passed++;
          out.println("ok      " + sentence);
          return;
        }
      } catch (RuntimeException fault) {
        reason = ": " + fault.getMessage();
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    } while (System.nanoTime() < end);
    failed++;
    out.println("FAILED  " + sentence + reason);
  }
}
