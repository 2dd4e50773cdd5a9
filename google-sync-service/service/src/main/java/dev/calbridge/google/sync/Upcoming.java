package dev.calbridge.google.sync;

import dev.calbridge.recurrence.Occurrences;
import dev.calbridge.recurrence.Spans;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Tells events that are over from those that are not; only the latter are taken over anew. */
public final class Upcoming {

  /** Whole days are read in the latest zone on earth: today counts as upcoming everywhere. */
  private static final ZoneId LATEST = ZoneOffset.ofHours(-12);

  private Upcoming() {}

  /**
   * True if the event, or its last occurrence, ends at {@code now} or later. A rule that cannot be
   * read counts as going on: whoever translates it will say what is wrong with it.
   */
  public static boolean at(EventContent content, Instant now) {
    Series series = content.recurrence();
    if (!content.takesPlace()) {
      return false;
    }
    if (series == null) {
      return !Spans.endInstant(content.span(), LATEST).isBefore(now);
    }
    if (series.changed().stream().anyMatch(one -> at(one.content(), now))) {
      return true;
    }
    Recurrence rule = new Recurrence(series.rule(), series.excluded(), series.added(), List.of());
    return Occurrences.lastEnd(content.span(), rule, LATEST)
        .map(last -> !last.isBefore(now))
        .orElse(true);
  }
}
