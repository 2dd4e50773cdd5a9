package dev.calbridge.scheduler.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a load came to.
 *
 * @param sorted how long each request took
 * @param took how long all of them took
 */
record Measured(List<Duration> sorted, Duration took) {

  Measured {
    sorted = sorted.stream().sorted().toList();
  }

  double perSecond() {
    return sorted.size() / (took.toNanos() / 1e9);
  }

  /** The smallest that the given share does not exceed, in milliseconds. */
  double quantile(double share) {
    int rank = Math.max(1, (int) Math.ceil(share * sorted.size()));
    return sorted.get(rank - 1).toNanos() / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.0f/s, p50 %.1f ms, p99 %.1f ms of %d",
        perSecond(),
        quantile(0.5),
        quantile(0.99),
        sorted.size());
  }
}
