package dev.calbridge.gateway.calendar;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one user keeps with an object beside what everybody sees: alarms, acknowledgements, and
 * properties that would mean something else to others. Content lines, unfolded, as they came.
 *
 * @param parts one for the object as a whole and one for each occurrence that has something
 */
public record PersonalContent(List<Part> parts) {

  public static final PersonalContent NONE = new PersonalContent(List.of());

  public PersonalContent {
    parts = parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  /**
   * @param occurrence which one, as an override names it; null for the series or single event
   * @param alarms whole VALARM components; empty for no alarm at all, null for the default ones
   * @param lines properties
   */
  public record Part(
      @Nullable LocalDateTime occurrence, @Nullable List<String> alarms, List<String> lines) {

    public Part {
      alarms = alarms == null ? null : List.copyOf(alarms);
      lines = List.copyOf(lines);
    }

    boolean isEmpty() {
      return alarms == null && lines.isEmpty();
    }
  }

  /**
   * @param occurrence null for the series or single event
   */
  public Optional<Part> part(@Nullable LocalDateTime occurrence) {
    return parts.stream()
        .filter(
            part ->
                occurrence == null
                    ? part.occurrence() == null
                    : occurrence.equals(part.occurrence()))
        .findFirst();
  }

  public boolean saysNothing() {
    return parts.isEmpty();
  }
}
