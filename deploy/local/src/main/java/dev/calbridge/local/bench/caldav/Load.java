package dev.calbridge.local.bench.caldav;

import java.time.Duration;

/**
 * What one run of wrk came to.
 *
 * @param refused answers with a status of 400 or more
 * @param broken connections that failed or timed out
 */
record Load(
    long requests,
    Duration lasted,
    Duration median,
    Duration slowest99,
    long refused,
    long broken) {

  double perSecond() {
    return requests * 1e9 / lasted.toNanos();
  }

  boolean isClean() {
    return refused == 0 && broken == 0;
  }
}
