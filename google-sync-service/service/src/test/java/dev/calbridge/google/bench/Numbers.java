package dev.calbridge.google.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Lines of the table, and what is in them. */
final class Numbers {

  private Numbers() {}

  static void line(String what, String format, Object... values) {
    System.out.printf(
        Locale.ROOT, "BENCH %-64s %s%n", what, String.format(Locale.ROOT, format, values));
  }

  static String percentiles(List<Duration> all) {
    List<Long> sorted = all.stream().map(Duration::toMillis).sorted().toList();
    return String.format(
        Locale.ROOT,
        "p50 %d ms, p99 %d ms, most %d ms (n = %d)",
        at(sorted, 50),
        at(sorted, 99),
        sorted.getLast(),
        sorted.size());
  }

  private static long at(List<Long> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
