package dev.calbridge.recurrence;

import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The times at which an entry takes place. Expansion counts in wall-clock time and is turned into
 * instants at the end, so that a series keeps its hour over summer time. Bounded for any input.
 */
public final class Occurrences {

  /** Most occurrences looked at for one question (CVE-2025-59045 is what happens without). */
  public static final int MAX_INSTANCES = 3_000;

  private Occurrences() {}

  /**
   * Whether any occurrence overlaps the window, in the sense of RFC 4791 section 9.9. An expansion
   * that was cut short counts as a hit: better one object too many.
   *
   * @param dayZone in which whole days begin and end
   */
  public static boolean overlap(
      EntrySpan span, @Nullable Recurrence recurrence, TimeWindow window, ZoneId dayZone) {
    try {
      Expansion found = within(span, recurrence, window, dayZone, 1);
      return found.cutShort() || !found.occurrences().isEmpty();
    } catch (UnusableRule e) {
      return true;
    }
  }

  /**
   * The occurrences that overlap the window, by start.
   *
   * @param dayZone in which whole days begin and end
   * @param most how many at most; beyond that the expansion is cut short
   * @throws UnusableRule if the rule cannot be expanded
   */
  public static Expansion within(
      EntrySpan span, @Nullable Recurrence recurrence, TimeWindow window, ZoneId dayZone, int most)
      throws UnusableRule {
    List<Occurrence> found = new ArrayList<>();
    if (recurrence == null) {
      add(found, new Occurrence(Spans.start(span), span, null), window, dayZone);
      return new Expansion(found, false);
    }
    for (EntryOverride override : recurrence.overrides()) {
      if (!recurrence.excluded().contains(override.occurrence())) {
        EntrySpan moved = override.content().span();
        add(found, new Occurrence(override.occurrence(), moved, override), window, dayZone);
      }
    }
    boolean cutShort = addRegular(found, span, recurrence, window, dayZone, most);
    found.sort(
        Comparator.<Occurrence, Instant>comparing(one -> Spans.startInstant(one.span(), dayZone))
            .thenComparing(Occurrence::id));
    return found.size() > most
        ? new Expansion(found.subList(0, most), true)
        : new Expansion(found, cutShort);
  }

  /** Adds those that have no override; at most one more than {@code most} altogether. */
  private static boolean addRegular(
      List<Occurrence> found,
      EntrySpan span,
      Recurrence recurrence,
      TimeWindow window,
      ZoneId dayZone,
      int most)
      throws UnusableRule {
    Set<LocalDateTime> overridden =
        recurrence.overrides().stream()
            .map(EntryOverride::occurrence)
            .collect(Collectors.toCollection(HashSet::new));
    OccurrenceStarts starts = new OccurrenceStarts(span, recurrence);
    Instant from = window.start();
    if (from != null) {
      // Two days more than any difference between zones, gaps and overlaps.
      Duration length = Duration.between(Spans.start(span), Spans.end(span));
      starts.skipTo(LocalDateTime.ofInstant(from, ZoneOffset.UTC).minus(length).minusDays(2));
    }
    int regular = 0;
    while (starts.hasNext() && regular <= most) {
      LocalDateTime start = starts.next();
      EntrySpan there = Spans.movedTo(start, span);
      if (window.end() != null && !Spans.startInstant(there, dayZone).isBefore(window.end())) {
        return false;
      }
      if (!overridden.contains(start)
          && add(found, new Occurrence(start, there, null), window, dayZone)) {
        regular++;
      }
    }
    return starts.hasNext() || starts.cutShort();
  }

  private static boolean add(
      List<Occurrence> found, Occurrence occurrence, TimeWindow window, ZoneId dayZone) {
    Instant from = Spans.startInstant(occurrence.span(), dayZone);
    Instant to = Spans.endInstant(occurrence.span(), dayZone);
    return window.overlaps(from, to) && found.add(occurrence);
  }

  /**
   * Whether the series has an occurrence of that id: one of the recurrence set, overridden or not.
   *
   * @throws UnusableRule if the rule cannot be expanded
   */
  public static boolean has(EntrySpan span, Recurrence recurrence, LocalDateTime id)
      throws UnusableRule {
    OccurrenceStarts starts = new OccurrenceStarts(span, recurrence);
    starts.skipTo(id);
    return starts.hasNext() && starts.next().equals(id);
  }

  /**
   * End of the last occurrence.
   *
   * @return empty if the series has no end, or one too far away to be counted
   */
  public static Optional<Instant> lastEnd(
      EntrySpan span, @Nullable Recurrence recurrence, ZoneId dayZone) {
    Instant last = Spans.endInstant(span, dayZone);
    if (recurrence == null) {
      return Optional.of(last);
    }
    try {
      if (Rule.parse(recurrence.rule()).isInfinite()) {
        return Optional.empty();
      }
      OccurrenceStarts starts = new OccurrenceStarts(span, recurrence);
      while (starts.hasNext()) {
        last = later(last, Spans.endInstant(Spans.movedTo(starts.next(), span), dayZone));
      }
      for (EntryOverride override : recurrence.overrides()) {
        last = later(last, Spans.endInstant(override.content().span(), dayZone));
      }
      return starts.cutShort() ? Optional.empty() : Optional.of(last);
    } catch (UnusableRule e) {
      return Optional.empty();
    }
  }

  /** Start of the first occurrence there could be. */
  public static Instant firstStart(
      EntrySpan span, @Nullable Recurrence recurrence, ZoneId dayZone) {
    Instant first = Spans.startInstant(span, dayZone);
    if (recurrence != null) {
      for (LocalDateTime added : recurrence.added()) {
        first = earlier(first, Spans.startInstant(Spans.movedTo(added, span), dayZone));
      }
      for (EntryOverride override : recurrence.overrides()) {
        first = earlier(first, Spans.startInstant(override.content().span(), dayZone));
      }
    }
    return first;
  }

  private static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }
}
