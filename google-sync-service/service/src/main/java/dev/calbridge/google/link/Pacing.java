package dev.calbridge.google.link;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How fast and how often. Jittered everywhere: thousands of links must not knock at the same time.
 *
 * @param pollInterval mean time between two looks at Google
 * @param lease how long a process may be silent before another takes over
 * @param random where the jitter comes from
 */
public record Pacing(Duration pollInterval, Duration lease, RandomGenerator random) {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int WHEN_TOLD = 10;
  private static final Duration BACKOFF_FIRST = Duration.ofSeconds(2);
  private static final Duration BACKOFF_MOST = Duration.ofMinutes(5);
  private static final Duration PARKING_FIRST = Duration.ofSeconds(15);
  private static final Duration PARKING_MOST = Duration.ofHours(1);

  /**
   * The interval, 25 % more or less.
   *
   * @param chosen the link's own interval; null: the usual one
   * @param told true if Google tells of changes: then looking is for safety only
   */
  Duration untilNextPoll(@Nullable Duration chosen, boolean told) {
    long interval = (chosen == null ? pollInterval : chosen).toMillis();
    long mean = told ? interval * WHEN_TOLD : interval;
    return Duration.ofMillis((long) (mean * (0.75 + 0.5 * random.nextDouble())));
  }

  /** A week, half of it more or less: not all links on the same night. */
  Duration untilReconciliation() {
    return Duration.ofMillis((long) (WEEK.toMillis() * (0.5 + random.nextDouble())));
  }

  /** Truncated exponential backoff, half of it jittered. */
  Duration backoff(int failures) {
    return jittered(BACKOFF_FIRST, BACKOFF_MOST, failures);
  }

  /** Until a parked pair is tried again. */
  Duration parking(int attempts) {
    return jittered(PARKING_FIRST, PARKING_MOST, attempts);
  }

  /** How long a link that cannot work is left alone. */
  Duration rest() {
    return PARKING_MOST;
  }

  private Duration jittered(Duration first, Duration most, int times) {
    long whole = Math.min(most.toMillis(), first.toMillis() << Math.min(times, 20));
    return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
  }
}
