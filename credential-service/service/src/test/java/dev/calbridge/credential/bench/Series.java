package dev.calbridge.credential.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Durations of one kind, in milliseconds. */
final class Series {

  private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

  void add(long nanos) {
    millis.add(nanos / 1e6);
  }

  double mean() {
    return millis.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  double percentile(int percent) {
    List<Double> sorted = millis.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  /** Welch's t: how many standard errors lie between the two means; within 2 nothing is shown. */
  double welch(Series other) {
    return (mean() - other.mean()) / standardError(other);
  }

  /** Half of the 95 % confidence interval of the difference of the means. */
  double confidence(Series other) {
    return 1.96 * standardError(other);
  }

  private double standardError(Series other) {
    return Math.sqrt(variance() / millis.size() + other.variance() / other.millis.size());
  }

  private double variance() {
    double mean = mean();
    return millis.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum()
        / (millis.size() - 1);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "mean %.2f ms, p50 %.2f, p99 %.2f (n = %d)",
        mean(),
        percentile(50),
        percentile(99),
        millis.size());
  }
}
