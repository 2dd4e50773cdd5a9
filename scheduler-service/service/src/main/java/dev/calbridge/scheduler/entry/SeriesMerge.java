package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.ChangedOccurrence;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins two edits of one series, occurrence by occurrence. A new rhythm gives the occurrences other
 * names, so it overlaps with any change of single ones made at the same time. Pure.
 */
final class SeriesMerge {

  private final Appointment base;
  private final Appointment ours;
  private final Appointment theirs;

  SeriesMerge(Appointment base, Appointment ours, Appointment theirs) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
  }

  boolean overlap() {
    boolean rhythmHere = !sameRhythm(base, ours);
    boolean rhythmThere = !sameRhythm(base, theirs);
    if (rhythmHere && rhythmThere) {
      return !(sameRhythm(ours, theirs) && sameOccurrences(ours, theirs));
    }
    return (rhythmHere && !sameOccurrences(base, theirs))
        || (rhythmThere && !sameOccurrences(base, ours))
        || occurrences().anyMatch(this::overlaps);
  }

  /** Both changed that one, or one side left it out and the other changed it. */
  private boolean overlaps(LocalDateTime occurrence) {
    Object before = of(base, occurrence);
    Object now = of(ours, occurrence);
    Object wanted = of(theirs, occurrence);
    return !now.equals(before) && !wanted.equals(before) && !now.equals(wanted);
  }

  /** All that a series says of one occurrence. */
  private static Object of(Appointment series, LocalDateTime occurrence) {
    return Arrays.asList(
        dates(series, Recurrence::excluded).contains(occurrence),
        dates(series, Recurrence::added).contains(occurrence),
        changed(series, occurrence).orElse(null));
  }

  private static Optional<ChangedOccurrence> changed(Appointment series, LocalDateTime occurrence) {
    return series.changed().stream().filter(one -> one.occurrence().equals(occurrence)).findFirst();
  }

  private Stream<LocalDateTime> occurrences() {
    return Stream.of(base, ours, theirs)
        .flatMap(
            series ->
                Stream.of(
                        dates(series, Recurrence::excluded).stream(),
                        dates(series, Recurrence::added).stream(),
                        series.changed().stream().map(ChangedOccurrence::occurrence))
                    .flatMap(Function.identity()))
        .distinct();
  }

  /** The occurrences that differ, each from whoever changed it. */
  List<ChangedOccurrence> changed() {
    if (!sameRhythm(base, ours) || !sameRhythm(base, theirs)) {
      return rhythm().changed();
    }
    return occurrences()
        .map(
            occurrence ->
                of(base, occurrence).equals(of(theirs, occurrence))
                    ? changed(ours, occurrence)
                    : changed(theirs, occurrence))
        .flatMap(Optional::stream)
        .toList();
  }

  EntrySpan span() {
    return rhythm().span();
  }

  @Nullable Recurrence recurrence() {
    Recurrence repeats = rhythm().recurrence();
    if (repeats == null || !sameRhythm(base, ours) || !sameRhythm(base, theirs)) {
      return repeats;
    }
    return new Recurrence(
        repeats.rule(),
        joined(Recurrence::excluded),
        joined(Recurrence::added),
        repeats.overrides());
  }

  private Appointment rhythm() {
    return sameRhythm(base, theirs) ? ours : theirs;
  }

  private List<LocalDateTime> joined(Function<Recurrence, List<LocalDateTime>> dates) {
    List<LocalDateTime> before = dates(base, dates);
    List<LocalDateTime> wanted = dates(theirs, dates);
    SortedSet<LocalDateTime> joined = new TreeSet<>(dates(ours, dates));
    joined.addAll(wanted);
    // What either side took out is out.
    joined.removeIf(
        date ->
            before.contains(date) && !(wanted.contains(date) && dates(ours, dates).contains(date)));
    return List.copyOf(joined);
  }

  private static List<LocalDateTime> dates(
      Appointment of, Function<Recurrence, List<LocalDateTime>> dates) {
    Recurrence recurrence = of.recurrence();
    return recurrence == null ? List.of() : dates.apply(recurrence);
  }

  private static boolean sameRhythm(Appointment one, Appointment other) {
    return one.span().equals(other.span()) && Objects.equals(rule(one), rule(other));
  }

  private static boolean sameOccurrences(Appointment one, Appointment other) {
    return Objects.equals(one.recurrence(), other.recurrence())
        && one.changed().equals(other.changed());
  }

  private static @Nullable String rule(Appointment of) {
    Recurrence recurrence = of.recurrence();
    return recurrence == null ? null : recurrence.rule();
  }
}
