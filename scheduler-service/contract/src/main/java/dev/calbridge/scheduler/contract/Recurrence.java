package dev.calbridge.scheduler.contract;

import java.time.LocalDateTime;
import java.util.List;

/**
 * How an entry repeats.
 *
 * @param rule value of one RRULE (RFC 5545 section 3.3.10), without the property name
 * @param excluded starts of the occurrences left out (EXDATE), as wall-clock times in the span's
 *     zone; midnight for whole days
 */
public record Recurrence(String rule, List<LocalDateTime> excluded) {

  public Recurrence {
    excluded = List.copyOf(excluded);
  }
}
