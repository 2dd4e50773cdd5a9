package dev.calbridge.google.sync;

import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.DiscreetText;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of an entry Google gets to see, and what an edit made there may touch: a text that was
 * hidden comes back as it is in the house, whatever stands in Google.
 *
 * @param privacy what leaves the house
 * @param busyWord the title of everything where only times may be seen, in the tenant's language
 */
public record Discretion(Privacy privacy, String busyWord) {

  /** Nothing is hidden. */
  public static final Discretion NONE = new Discretion(Privacy.EVERYTHING, "");

  private record Texts(String title, @Nullable String description, @Nullable String location) {}

  /** The picture of an entry as it may be seen in Google. */
  public EventContent picture(CalendarEntry entry) {
    EventContent full = EntryTranslation.picture(entry.content());
    return privacy == Privacy.EVERYTHING ? full : masked(full, entry.discreet());
  }

  /**
   * What an event says, with the house's own words wherever Google was shown others.
   *
   * @param event as Google has it
   */
  public EventContent unmasked(CalendarEntry entry, EventContent event) {
    if (privacy == Privacy.EVERYTHING) {
      return event;
    }
    EventContent full = EntryTranslation.picture(entry.content());
    EventContent shown = masked(full, entry.discreet());
    EventContent once = own(event, full, shown);
    Series series = event.recurrence();
    if (series == null) {
      return once;
    }
    Map<LocalDateTime, EventContent> fullOnes = changed(full);
    Map<LocalDateTime, EventContent> shownOnes = changed(shown);
    return once.withRecurrence(
        new Series(
            series.rule(),
            series.excluded(),
            series.added(),
            series.changed().stream()
                .map(
                    one ->
                        new Series.Changed(
                            one.at(),
                            own(
                                one.content(),
                                fullOnes.getOrDefault(one.at(), full),
                                shownOnes.getOrDefault(one.at(), shown))))
                .toList()));
  }

  private static Map<LocalDateTime, EventContent> changed(EventContent content) {
    Series series = content.recurrence();
    return series == null
        ? Map.of()
        : series.changed().stream()
            .collect(
                Collectors.toMap(Series.Changed::at, Series.Changed::content, (one, _) -> one));
  }

  private static EventContent own(EventContent event, EventContent full, EventContent shown) {
    return event.withTexts(
        full.title().equals(shown.title()) ? event.title() : full.title(),
        Objects.equals(full.description(), shown.description())
            ? event.description()
            : full.description(),
        Objects.equals(full.location(), shown.location()) ? event.location() : full.location());
  }

  private EventContent masked(EventContent full, @Nullable DiscreetText discreet) {
    Function<@Nullable LocalDateTime, @Nullable Texts> texts =
        privacy == Privacy.BUSY_ONLY
            ? _ -> new Texts(busyWord, null, null)
            : at -> discreet(discreet, at);
    EventContent once = masked(full, texts.apply(null));
    Series series = full.recurrence();
    if (series == null) {
      return once;
    }
    return once.withRecurrence(
        new Series(
            series.rule(),
            series.excluded(),
            series.added(),
            series.changed().stream()
                .map(
                    one ->
                        new Series.Changed(one.at(), masked(one.content(), texts.apply(one.at()))))
                .toList()));
  }

  private static EventContent masked(EventContent full, @Nullable Texts texts) {
    return texts == null
        ? full
        : full.withTexts(texts.title(), texts.description(), texts.location());
  }

  /** Null where the house's own texts are discreet already. */
  private static @Nullable Texts discreet(
      @Nullable DiscreetText discreet, @Nullable LocalDateTime at) {
    if (discreet == null) {
      return null;
    }
    Texts all = new Texts(discreet.title(), discreet.description(), discreet.location());
    return at == null
        ? all
        : discreet.overrides().stream()
            .filter(one -> one.occurrence().equals(at))
            .map(one -> new Texts(one.title(), one.description(), one.location()))
            .findFirst()
            .orElse(all);
  }
}
