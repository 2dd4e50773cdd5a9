package dev.calbridge.recurrence;

import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Wall-clock times and instants of a span. */
public final class Spans {

  private Spans() {}

  /** Midnight of the first day for whole days. */
  public static LocalDateTime start(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> timed.start();
      case EntrySpan.AllDay days -> days.start().atStartOfDay();
    };
  }

  /** Exclusive; midnight after the last day for whole days. */
  public static LocalDateTime end(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> timed.end();
      case EntrySpan.AllDay days -> days.end().atStartOfDay();
    };
  }

  /**
   * @param dayZone in which whole days begin
   */
  public static Instant startInstant(EntrySpan span, ZoneId dayZone) {
    return start(span).atZone(zone(span, dayZone)).toInstant();
  }

  /**
   * @param dayZone in which whole days end
   */
  public static Instant endInstant(EntrySpan span, ZoneId dayZone) {
    return end(span).atZone(zone(span, dayZone)).toInstant();
  }

  /** The same span, as long by the clock on the wall, at another start. */
  public static EntrySpan movedTo(LocalDateTime start, EntrySpan span) {
    LocalDateTime end = start.plus(Duration.between(start(span), end(span)));
    return switch (span) {
      case EntrySpan.Timed timed -> new EntrySpan.Timed(start, end, timed.zone());
      case EntrySpan.AllDay _ -> new EntrySpan.AllDay(start.toLocalDate(), end.toLocalDate());
    };
  }

  private static ZoneId zone(EntrySpan span, ZoneId dayZone) {
    return span instanceof EntrySpan.Timed timed ? timed.zone() : dayZone;
  }
}
