package dev.calbridge.scheduler.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch on the time line.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record Interval(Instant from, Instant until) {

  public boolean overlaps(Interval other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  public boolean isShorterThan(Duration length) {
    return Duration.between(from, until).compareTo(length) < 0;
  }

  public boolean covers(Interval other) {
    return !other.from.isBefore(from) && !other.until.isAfter(until);
  }

  /** Longer at both ends. */
  public Interval widened(Duration before, Duration after) {
    return new Interval(from.minus(before), until.plus(after));
  }
}
