package dev.calbridge.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measured durations. */
final class Latencies {

  private final List<Duration> sorted;

  Latencies(List<Duration> measured) {
    List<Duration> copy = new ArrayList<>(measured);
    Collections.sort(copy);
    this.sorted = copy;
  }

  int count() {
    return sorted.size();
  }

  /**
   * The smallest duration that the given share of all does not exceed (nearest rank).
   *
   * @param share above 0, at most 1
   */
  Duration quantile(double share) {
    if (sorted.isEmpty()) {
      throw new IllegalStateException("Nothing was measured");
    }
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(1, rank) - 1);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %d ms, p99 %d ms, max %d ms of %d",
        quantile(0.5).toMillis(),
        quantile(0.99).toMillis(),
        quantile(1).toMillis(),
        count());
  }
}
