package dev.calbridge.google.sync;

import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What both calendars can say about an event, in one canonical form, so that equal means equal
 * whichever side it came from.
 *
 * @param title may be empty
 * @param description plain text with {@code \n} as line end, or null if there is none
 * @param location null if there is none
 * @param tentative true for TENTATIVE; a missing status counts as confirmed, as Google has it
 * @param free true if the time stays free for others (TRANSP:TRANSPARENT)
 * @param span when it takes place (its first occurrence)
 * @param recurrence null if it takes place once
 */
public record EventContent(
    String title,
    @Nullable String description,
    @Nullable String location,
    boolean tentative,
    boolean free,
    EntrySpan span,
    @Nullable Recurrence recurrence) {

  public EventContent {
    title = lines(title);
    description = description == null || description.isBlank() ? null : lines(description);
    location = location == null || location.isBlank() ? null : lines(location);
    recurrence = recurrence == null ? null : canonical(recurrence);
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Recurrence canonical(Recurrence recurrence) {
    return new Recurrence(
        rule(recurrence.rule()), List.copyOf(new TreeSet<>(recurrence.excluded())));
  }

  /** Programs order the parts of a rule as they like and spell defaults out or not. */
  private static String rule(String rule) {
    List<String> parts = new ArrayList<>();
    for (String part : List.of(rule.toUpperCase(Locale.ROOT).split(";", -1))) {
      String trimmed = part.strip();
      if (!trimmed.isEmpty() && !trimmed.equals("INTERVAL=1") && !trimmed.equals("WKST=MO")) {
        parts.add(trimmed);
      }
    }
    parts.sort(
        Comparator.comparing((String part) -> !part.startsWith("FREQ="))
            .thenComparing(Comparator.naturalOrder()));
    return String.join(";", parts);
  }
}
