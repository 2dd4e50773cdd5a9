package dev.calbridge.google.sync;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How an event repeats. All times are wall-clock times in the zone of the series, midnight for
 * whole days; they name occurrences by the start the rule gives them.
 *
 * @param rule value of one RRULE (RFC 5545 section 3.3.10)
 * @param excluded occurrences that do not take place, sorted
 * @param added starts beside those of the rule (RDATE), sorted
 * @param changed occurrences that differ from the others, sorted; none of them excluded
 */
public record Series(
    String rule, List<LocalDateTime> excluded, List<LocalDateTime> added, List<Changed> changed) {

  public Series {
    excluded = List.copyOf(new TreeSet<>(excluded == null ? List.of() : excluded));
    added = List.copyOf(new TreeSet<>(added == null ? List.of() : added));
    List<Changed> all = changed == null ? List.of() : changed;
    List<LocalDateTime> gone = excluded;
    changed =
        all.stream()
            .filter(one -> !gone.contains(one.at()))
            .sorted(Comparator.comparing(Changed::at))
            .toList();
  }

  /** A rule with exclusions and nothing else. */
  public Series(String rule, List<LocalDateTime> excluded) {
    this(rule, excluded, List.of(), List.of());
  }

  /**
   * One occurrence that differs.
   *
   * @param at which one: the start it would have had
   * @param content never recurs itself
   */
  public record Changed(LocalDateTime at, EventContent content) {}
}
