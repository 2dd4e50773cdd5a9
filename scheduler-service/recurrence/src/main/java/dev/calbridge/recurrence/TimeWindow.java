package dev.calbridge.recurrence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time range of a query (RFC 4791 section 9.9).
 *
 * @param start inclusive, or null for open
 * @param end exclusive, or null for open
 */
public record TimeWindow(@Nullable Instant start, @Nullable Instant end) {

  public boolean overlaps(Instant from, Instant to) {
    return (end == null || from.isBefore(end)) && (start == null || to.isAfter(start));
  }
}
