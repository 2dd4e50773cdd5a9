package dev.calbridge.google.sync;

import dev.calbridge.recurrence.Occurrences;
import dev.calbridge.recurrence.Spans;
import dev.calbridge.recurrence.TimeWindow;
import dev.calbridge.recurrence.UnusableRule;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
 * @param secret true if we had Google keep it from those the calendar is shared with; whatever
 *     people choose there by themselves does not count
 */
public record EventContent(
    String title,
    @Nullable String description,
    @Nullable String location,
    boolean tentative,
    boolean free,
    EntrySpan span,
    @Nullable Series recurrence,
    boolean secret) {

  /** Nothing is kept from anybody. */
  public EventContent(
      String title,
      @Nullable String description,
      @Nullable String location,
      boolean tentative,
      boolean free,
      EntrySpan span,
      @Nullable Series recurrence) {
    this(title, description, location, tentative, free, span, recurrence, false);
  }

  public EventContent {
    title = lines(title);
    description = description == null || description.isBlank() ? null : lines(description);
    location = location == null || location.isBlank() ? null : lines(location);
    if (recurrence != null) {
      EventContent plain =
          new EventContent(title, description, location, tentative, free, span, null, secret);
      recurrence = canonical(recurrence, plain);
    }
  }

  /** The occurrence of a series that starts there, as long as nobody has changed it. */
  public EventContent occurrence(LocalDateTime at) {
    return new EventContent(
        title, description, location, tentative, free, Spans.movedTo(at, span), null, secret);
  }

  /** Whether the series, its exclusions left aside, has an occurrence that starts there. */
  public boolean hasPlace(LocalDateTime at) {
    if (recurrence == null) {
      return false;
    }
    try {
      return Occurrences.has(
          span, new Recurrence(recurrence.rule(), List.of(), recurrence.added(), List.of()), at);
    } catch (UnusableRule _) {
      return false;
    }
  }

  /** False for a series of which every occurrence was taken out: nobody sees it anywhere. */
  public boolean takesPlace() {
    if (recurrence == null || recurrence.excluded().isEmpty() || !recurrence.changed().isEmpty()) {
      return true;
    }
    return Occurrences.overlap(
        span,
        new Recurrence(recurrence.rule(), recurrence.excluded(), recurrence.added(), List.of()),
        new TimeWindow(null, null),
        ZoneOffset.UTC);
  }

  public EventContent withRecurrence(@Nullable Series series) {
    return new EventContent(title, description, location, tentative, free, span, series, secret);
  }

  /** The same with other words; occurrences keep theirs. */
  public EventContent withTexts(
      String otherTitle, @Nullable String otherDescription, @Nullable String otherLocation) {
    return new EventContent(
        otherTitle, otherDescription, otherLocation, tentative, free, span, recurrence, secret);
  }

  /** The same, kept from others or not, with all its occurrences. */
  public EventContent withSecret(boolean other) {
    Series all =
        recurrence == null
            ? null
            : new Series(
                recurrence.rule(),
                recurrence.excluded(),
                recurrence.added(),
                recurrence.changed().stream()
                    .map(one -> new Series.Changed(one.at(), one.content().withSecret(other)))
                    .toList());
    return new EventContent(title, description, location, tentative, free, span, all, other);
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Series canonical(Series series, EventContent plain) {
    List<Series.Changed> changed =
        series.changed().stream()
            .filter(one -> !one.content().equals(plain.occurrence(one.at())))
            .toList();
    return new Series(rule(series.rule()), series.excluded(), series.added(), changed);
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
