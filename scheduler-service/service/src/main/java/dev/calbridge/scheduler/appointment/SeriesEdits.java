package dev.calbridge.scheduler.appointment;

import dev.calbridge.recurrence.Occurrences;
import dev.calbridge.recurrence.Spans;
import dev.calbridge.recurrence.TimeWindow;
import dev.calbridge.recurrence.UnusableRule;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What it means to change one occurrence of a series, or it and all after it. Pure. */
public final class SeriesEdits {

  private static final int MOST_COUNTED = 3000;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  private SeriesEdits() {}

  /**
   * A series in two parts.
   *
   * @param before what takes place before the cut, or null if nothing does
   * @param after what takes place from there on
   */
  public record Split(@Nullable Appointment before, Appointment after) {}

  /** One occurrence as it is now. */
  public static ChangedOccurrence occurrence(Appointment series, LocalDateTime occurrence) {
    return series.changed().stream()
        .filter(one -> one.occurrence().equals(occurrence))
        .findFirst()
        .orElseGet(
            () ->
                ChangedOccurrence.of(
                    occurrence,
                    series.withTimes(Spans.movedTo(occurrence, series.span()), null, List.of())));
  }

  /** The series with that occurrence as it says. */
  public static Appointment with(Appointment series, ChangedOccurrence one) {
    List<ChangedOccurrence> changed =
        Stream.concat(
                series.changed().stream()
                    .filter(other -> !other.occurrence().equals(one.occurrence())),
                Stream.of(one))
            .toList();
    return series.withTimes(series.span(), series.recurrence(), changed);
  }

  /** The series without that occurrence. */
  public static Appointment without(Appointment series, LocalDateTime occurrence) {
    Recurrence repeats = recurrence(series);
    List<LocalDateTime> excluded = new ArrayList<>(repeats.excluded());
    if (!excluded.contains(occurrence)) {
      excluded.add(occurrence);
    }
    return series.withTimes(
        series.span(),
        new Recurrence(
            repeats.rule(),
            excluded,
            keep(repeats.added(), date -> !date.equals(occurrence)),
            List.of()),
        series.changed().stream().filter(one -> !one.occurrence().equals(occurrence)).toList());
  }

  /**
   * Cuts a series in two.
   *
   * @param id of the series
   * @param at first occurrence of the second part: one of the rule's
   */
  public static Outcome<Split> split(UUID id, Appointment series, LocalDateTime at) {
    Recurrence repeats = recurrence(series);
    if (Spans.start(series.span()).equals(at)) {
      return new Outcome.Done<>(new Split(null, series), false);
    }
    try {
      Recurrence ruled = new Recurrence(repeats.rule(), List.of());
      if (!Occurrences.has(series.span(), ruled, at)) {
        return failed("split-beside-rule", "Cut at an occurrence of the rule, not an added one.");
      }
      EntrySpan second = Spans.movedTo(at, series.span());
      ZoneId anyZone = ZoneOffset.UTC;
      int earlier =
          Occurrences.within(
                  series.span(),
                  ruled,
                  new TimeWindow(null, Spans.startInstant(second, anyZone)),
                  anyZone,
                  MOST_COUNTED)
              .occurrences()
              .size();
      if (earlier >= MOST_COUNTED) {
        return failed("series-too-long", "Too many occurrences before this one.");
      }
      Appointment before =
          part(series, series.span(), until(repeats.rule(), second), date -> date.isBefore(at));
      Appointment after =
          part(series, second, later(repeats.rule(), earlier), date -> !date.isBefore(at));
      return new Outcome.Done<>(new Split(before, after.following(id)), true);
    } catch (UnusableRule unusable) {
      return failed("recurrence-invalid", unusable.explanation());
    }
  }

  /** Names occurrences anew after their series was moved to another start. */
  public static Appointment shifted(Appointment moved, LocalDateTime start) {
    Recurrence repeats = moved.recurrence();
    Duration by = Duration.between(start, Spans.start(moved.span()));
    if (repeats == null || by.isZero()) {
      return moved;
    }
    return moved.withTimes(
        moved.span(),
        new Recurrence(
            repeats.rule(),
            shifted(repeats.excluded(), by),
            shifted(repeats.added(), by),
            List.of()),
        moved.changed().stream()
            .map(one -> ChangedOccurrence.of(one.occurrence().plus(by), moved.single(one)))
            .toList());
  }

  private static List<LocalDateTime> shifted(List<LocalDateTime> dates, Duration by) {
    return dates.stream().map(date -> date.plus(by)).toList();
  }

  private static Appointment part(
      Appointment series, EntrySpan span, String rule, Predicate<LocalDateTime> belongs) {
    Recurrence repeats = recurrence(series);
    return series.withTimes(
        span,
        new Recurrence(
            rule, keep(repeats.excluded(), belongs), keep(repeats.added(), belongs), List.of()),
        series.changed().stream().filter(one -> belongs.test(one.occurrence())).toList());
  }

  /** The rule until just before that occurrence (RFC 5545 section 3.3.10). */
  private static String until(String rule, EntrySpan next) {
    String until =
        switch (next) {
          case EntrySpan.AllDay days -> DAY.format(days.start().minusDays(1));
          case EntrySpan.Timed timed ->
              UTC.format(
                  timed
                      .start()
                      .atZone(timed.zone())
                      .withZoneSameInstant(ZoneOffset.UTC)
                      .minusSeconds(1));
        };
    return plain(rule) + ";UNTIL=" + until;
  }

  /** The rule without the first occurrences, which COUNT would count again. */
  private static String later(String rule, int without) {
    return Arrays.stream(rule.split(";", -1))
        .map(
            part ->
                part.toUpperCase(Locale.ROOT).startsWith("COUNT=")
                    ? "COUNT=" + (Integer.parseInt(part.substring(6).strip()) - without)
                    : part)
        .collect(Collectors.joining(";"));
  }

  private static String plain(String rule) {
    return Arrays.stream(rule.split(";", -1))
        .filter(
            part -> {
              String upper = part.toUpperCase(Locale.ROOT);
              return !upper.startsWith("COUNT=") && !upper.startsWith("UNTIL=");
            })
        .collect(Collectors.joining(";"));
  }

  private static List<LocalDateTime> keep(
      List<LocalDateTime> dates, Predicate<LocalDateTime> belongs) {
    return dates.stream().filter(belongs).toList();
  }

  private static Recurrence recurrence(Appointment series) {
    Recurrence repeats = series.recurrence();
    if (repeats == null) {
      throw new IllegalArgumentException("It takes place once.");
    }
    return repeats;
  }

  private static <T> Outcome<T> failed(String code, String detail) {
    return new Outcome.Failed<>(Failure.broken(BrokenRule.invalid(code, detail)));
  }
}
