package dev.calbridge.scheduler.time;

import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Spans made of other spans. */
public final class EntrySpans {

  private static final ZoneOffset UTC = ZoneOffset.UTC;

  private EntrySpans() {}

  /**
   * Another occurrence of a series. Timed ones last as long as the first, whatever the clocks do
   * that night (RFC 5545 section 3.8.5.3).
   *
   * @param first of the series
   * @param start wall-clock time in the zone of the series; midnight if it is of whole days
   */
  public static EntrySpan startingAt(EntrySpan first, LocalDateTime start) {
    return switch (first) {
      case EntrySpan.Timed timed -> {
        Duration length = Duration.between(Instants.start(timed), Instants.end(timed));
        ZonedDateTime begin = ZonedDateTime.of(start, timed.zone());
        ZonedDateTime end = begin.plus(length);
        EntrySpan local = new EntrySpan.Timed(start, end.toLocalDateTime(), timed.zone());
        // The second 02:30 of an autumn night cannot be said in its zone.
        yield Instants.end(local).equals(end.toInstant())
            ? local
            : new EntrySpan.Timed(
                LocalDateTime.ofInstant(begin.toInstant(), UTC),
                LocalDateTime.ofInstant(end.toInstant(), UTC),
                ZoneId.of("UTC"));
      }
      case EntrySpan.AllDay days ->
          new EntrySpan.AllDay(
              start.toLocalDate(),
              start.toLocalDate().plusDays(ChronoUnit.DAYS.between(days.start(), days.end())));
    };
  }

  /** When it begins on the wall; midnight for whole days. */
  public static LocalDateTime wallStart(EntrySpan span) {
    return switch (span) {
      case EntrySpan.Timed timed -> timed.start();
      case EntrySpan.AllDay days -> days.start().atStartOfDay();
    };
  }
}
