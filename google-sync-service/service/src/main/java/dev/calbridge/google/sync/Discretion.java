package dev.calbridge.google.sync;

import dev.calbridge.google.sync.FieldMapping.Title;
import dev.calbridge.google.sync.FieldMapping.Visibility;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.DiscreetText;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of an entry Google gets to see, and what an edit made there may touch: a text that was
 * hidden comes back as it is in the house, whatever stands in Google.
 *
 * @param privacy what leaves the house over the link
 * @param mapping the most that may leave it over any link
 * @param busyWord the title of everything where only times may be seen, in the tenant's language
 */
public record Discretion(Privacy privacy, FieldMapping mapping, String busyWord) {

  /** Nothing is hidden. */
  public static final Discretion NONE = new Discretion(Privacy.EVERYTHING, "");

  /** Where the tenant lets everything leave the house. */
  public Discretion(Privacy privacy, String busyWord) {
    this(privacy, FieldMapping.EVERYTHING, busyWord);
  }

  private record Texts(String title, @Nullable String description, @Nullable String location) {}

  /** The picture of an entry as it may be seen in Google. */
  public EventContent picture(CalendarEntry entry) {
    EventContent full = EntryTranslation.picture(entry.content());
    return hidesNothing() ? full : masked(full, entry.discreet());
  }

  /**
   * What an event says, with the house's own words wherever Google was shown others.
   *
   * @param event as Google has it
   */
  public EventContent unmasked(CalendarEntry entry, EventContent event) {
    if (hidesNothing()) {
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

  private boolean hidesNothing() {
    return privacy == Privacy.EVERYTHING && mapping.equals(FieldMapping.EVERYTHING);
  }

  private EventContent masked(EventContent full, @Nullable DiscreetText discreet) {
    EventContent once = masked(full, discreet(discreet, null));
    Series series = full.recurrence();
    EventContent all =
        series == null
            ? once
            : once.withRecurrence(
                new Series(
                    series.rule(),
                    series.excluded(),
                    series.added(),
                    series.changed().stream()
                        .map(
                            one ->
                                new Series.Changed(
                                    one.at(), masked(one.content(), discreet(discreet, one.at()))))
                        .toList()));
    return all.withSecret(mapping.visibility() == Visibility.PRIVATE);
  }

  /**
   * @param discreet null where the house's own texts are discreet already
   */
  private EventContent masked(EventContent full, @Nullable Texts discreet) {
    Texts own = new Texts(full.title(), full.description(), full.location());
    boolean named = privacy == Privacy.EVERYTHING && mapping.title() == Title.FULL;
    Texts texts = named || discreet == null ? own : discreet;
    boolean timesOnly = privacy == Privacy.BUSY_ONLY;
    return full.withTexts(
        timesOnly || mapping.title() == Title.BUSY ? busyWord : title(own, texts),
        timesOnly || !mapping.description() ? null : texts.description(),
        timesOnly || !mapping.location() ? null : texts.location());
  }

  private String title(Texts own, Texts texts) {
    if (privacy != Privacy.EVERYTHING || mapping.title() != Title.INITIALS) {
      return texts.title();
    }
    String initials = Initials.in(own.title(), texts.title());
    return initials.isEmpty() ? texts.title() : initials;
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
