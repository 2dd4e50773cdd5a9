package dev.calbridge.scheduler.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDateTime;
import java.util.List;

/**
 * How an entry repeats. Dates are wall-clock times in the span's zone; midnight for whole days.
 *
 * @param rule value of one RRULE (RFC 5545 section 3.3.10), without the property name; {@code
 *     FREQ=DAILY;COUNT=1} if the entry repeats on listed dates only
 * @param excluded starts of the occurrences left out (EXDATE)
 * @param added starts of occurrences beside those of the rule (RDATE), as long as the first one
 * @param overrides occurrences that differ from the others, at most one for each
 */
public record Recurrence(
    String rule,
    List<LocalDateTime> excluded,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LocalDateTime> added,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EntryOverride> overrides) {

  /** The rule of a series that takes place on its first and on listed dates only. */
  public static final String LISTED_DATES_ONLY = "FREQ=DAILY;COUNT=1";

  public Recurrence {
    excluded = excluded == null ? List.of() : List.copyOf(excluded);
    added = added == null ? List.of() : List.copyOf(added);
    overrides = overrides == null ? List.of() : List.copyOf(overrides);
  }

  /** A rule with exceptions and nothing else. */
  public Recurrence(String rule, List<LocalDateTime> excluded) {
    this(rule, excluded, List.of(), List.of());
  }
}
