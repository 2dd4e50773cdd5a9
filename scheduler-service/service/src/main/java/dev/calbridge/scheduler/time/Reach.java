package dev.calbridge.scheduler.time;

import dev.calbridge.recurrence.Spans;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time in which something may take place, its repetitions included. It may be too
 * long, never too short.
 *
 * @param from inclusive
 * @param until exclusive; null if it repeats for ever
 */
public record Reach(Instant from, @Nullable Instant until) {

  /** Clock changes and a last occurrence that UNTIL names only roughly. */
  private static final Duration SLACK = Duration.ofDays(1);

  /** Of a span and recurrence that break no rule; all added dates included. */
  public static Reach of(EntrySpan span, @Nullable Recurrence recurrence) {
    Reach ruled = ruled(span, recurrence);
    if (recurrence == null) {
      return ruled;
    }
    for (LocalDateTime added : recurrence.added()) {
      ruled = ruled.with(Spans.movedTo(added, span));
    }
    return ruled;
  }

  /** Long enough for that one as well. */
  public Reach with(EntrySpan one) {
    Instant start = Instants.start(one);
    Instant end = Instants.end(one);
    return new Reach(
        start.isBefore(from) ? start : from,
        until == null ? null : end.isAfter(until) ? end : until);
  }

  private static Reach ruled(EntrySpan span, @Nullable Recurrence recurrence) {
    Instant start = Instants.start(span);
    Instant end = Instants.end(span);
    if (recurrence == null) {
      return new Reach(start, end);
    }
    Instant last = Rule.parse(recurrence.rule()).lastStart(span);
    if (last == null) {
      return new Reach(start, null);
    }
    Instant lastEnd = last.plus(Duration.between(start, end)).plus(SLACK);
    return new Reach(start, lastEnd.isAfter(end) ? lastEnd : end);
  }
}
