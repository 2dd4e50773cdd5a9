package dev.calbridge.scheduler.time;

import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Spans on the time line. {@link ZonedDateTime#of} reads gaps and overlaps as RFC 5545 section
 * 3.3.5 does. A whole day begins when it begins first on earth (UTC+14) and ends when it ends last
 * (UTC-12).
 */
final class Instants {

  private static final Duration EAST = Duration.ofHours(14);
  private static final Duration WEST = Duration.ofHours(12);

  private Instants() {}

  static Instant start(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> ZonedDateTime.of(timed.start(), timed.zone()).toInstant();
      case EntrySpan.AllDay days ->
          days.start().atStartOfDay(ZoneOffset.UTC).toInstant().minus(EAST);
    };
  }

  static Instant end(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> ZonedDateTime.of(timed.end(), timed.zone()).toInstant();
      case EntrySpan.AllDay days -> days.end().atStartOfDay(ZoneOffset.UTC).toInstant().plus(WEST);
    };
  }
}
