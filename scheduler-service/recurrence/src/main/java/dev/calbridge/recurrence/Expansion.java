package dev.calbridge.recurrence;

import java.util.List;

/**
 * Occurrences found in a window.
 *
 * @param occurrences by start
 * @param cutShort true if there may be more: a limit of count or effort was reached
 */
public record Expansion(List<Occurrence> occurrences, boolean cutShort) {

  public Expansion {
    occurrences = List.copyOf(occurrences);
  }
}
