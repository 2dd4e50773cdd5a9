package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.time.Interval;
import dev.calbridge.scheduler.time.Reach;
import dev.calbridge.scheduler.time.RecurrenceRules;
import dev.calbridge.scheduler.time.SpanRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a change wants to take its resources' time, known before anything has been read. */
public sealed interface BookedTimes {

  /** How far ahead a series is checked: from its start, or from now if it began before. */
  Duration HORIZON = Duration.ofDays(366);

  /** It takes no time that was not taken by it before. */
  record None() implements BookedTimes {}

  /** Those the appointment has now. */
  record AsBefore() implements BookedTimes {}

  /**
   * These.
   *
   * @param recurrence without overrides, or null
   * @param others occurrences that take place at times of their own
   * @param buffers null if they are those the appointment has now
   */
  record At(
      EntrySpan span,
      @Nullable Recurrence recurrence,
      List<EntrySpan> others,
      @Nullable Buffers buffers)
      implements BookedTimes {

    public At {
      others = List.copyOf(others);
    }

    /** What has to be looked at, buffers included. */
    public Interval window(Instant now) {
      Reach reach = Reach.of(span, recurrence);
      for (EntrySpan other : others) {
        reach = reach.with(other);
      }
      Instant from = reach.from();
      Instant until = reach.until();
      if (recurrence != null) {
        from = from.isBefore(now) ? now : from;
        Instant last = from.plus(HORIZON);
        until = until == null || until.isAfter(last) ? last : until;
        until = until.isBefore(from) ? from : until;
      }
      Buffers around =
          buffers == null ? new Buffers(Buffers.MOST_MINUTES, Buffers.MOST_MINUTES) : buffers;
      return around.around(new Interval(from, until == null ? from.plus(HORIZON) : until));
    }
  }

  /** Those of an appointment; none if it breaks a rule. */
  static BookedTimes of(Appointment draft) {
    if (draft.broken().isPresent()) {
      return new None();
    }
    return new At(
        draft.span(),
        draft.recurrence(),
        draft.changed().stream().map(ChangedOccurrence::span).toList(),
        draft.buffers());
  }

  /** Those a calendar program wants; none if they break a rule. */
  static BookedTimes of(EntryContent wanted) {
    Recurrence recurrence = wanted.recurrence();
    List<EntrySpan> others = new ArrayList<>();
    if (recurrence != null) {
      for (EntryOverride override : recurrence.overrides()) {
        others.add(override.content().span());
      }
      recurrence =
          new Recurrence(recurrence.rule(), recurrence.excluded(), recurrence.added(), List.of());
    }
    Recurrence plain = recurrence;
    Optional<BrokenRule> broken =
        SpanRules.broken(wanted.span())
            .or(() -> RecurrenceRules.broken(plain, wanted.span()))
            .or(() -> others.stream().map(SpanRules::broken).flatMap(Optional::stream).findFirst());
    return broken.isPresent() ? new None() : new At(wanted.span(), plain, others, null);
  }
}
