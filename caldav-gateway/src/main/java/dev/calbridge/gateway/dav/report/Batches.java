package dev.calbridge.gateway.dav.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Parts a list so that the texts of one part can be held in memory, however many there are. */
final class Batches {

  private static final int MOST = 200;
  private static final int MOST_OCTETS = 1_048_576;

  /** What an object is taken to have whose size is not known before it is read. */
  static final int UNKNOWN = MOST_OCTETS / 64;

  private Batches() {}

  /**
   * In order; each part has at least one item, and none is copied.
   *
   * @param octets of an item's text
   */
  static <T> List<List<T>> of(List<T> items, ToIntFunction<T> octets) {
    List<List<T>> batches = new ArrayList<>();
    int start = 0;
    long sum = 0;
    for (int i = 0; i < items.size(); i++) {
      int size = octets.applyAsInt(items.get(i));
      if (i > start && (i - start == MOST || sum + size > MOST_OCTETS)) {
        batches.add(items.subList(start, i));
        start = i;
        sum = 0;
      }
      sum += size;
    }
    if (start < items.size()) {
      batches.add(items.subList(start, items.size()));
    }
    return batches;
  }
}
