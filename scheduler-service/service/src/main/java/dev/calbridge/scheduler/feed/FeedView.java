package dev.calbridge.scheduler.feed;

import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.DiscreetText;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.tenant.Language;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a feed shows of an entry. Pure. */
public final class FeedView {

  private FeedView() {}

  public static EntryContent of(CalendarEntry entry, Feed.Detail detail, Language language) {
    return switch (detail) {
      case FULL -> entry.content();
      case DISCREET -> discreet(entry.content(), entry.discreet());
      case BUSY -> busy(entry.content(), word(language));
    };
  }

  private static String word(Language language) {
    return switch (language) {
      case DE -> "Belegt";
      case EN -> "Busy";
    };
  }

  private static EntryContent discreet(EntryContent content, @Nullable DiscreetText text) {
    if (text == null) {
      return content;
    }
    Map<LocalDateTime, DiscreetText.OfOccurrence> others =
        text.overrides().stream()
            .collect(Collectors.toMap(DiscreetText.OfOccurrence::occurrence, Function.identity()));
    return with(
        content,
        text.title(),
        text.description(),
        text.location(),
        content.categories(),
        content.status(),
        override -> {
          DiscreetText.OfOccurrence own = others.get(override.occurrence());
          EntryContent changed = override.content();
          // Without a text of its own an occurrence is shown as the series is.
          return own == null
              ? with(changed, text.title(), text.description(), text.location())
              : with(changed, own.title(), own.description(), own.location());
        });
  }

  private static EntryContent busy(EntryContent content, String word) {
    return with(
        content,
        word,
        null,
        null,
        List.of(),
        onlyCancelled(content),
        override -> busy(override.content(), word));
  }

  /**
   * That something does not take place frees the time; whether it is certain is nobody's affair.
   */
  private static @Nullable EntryStatus onlyCancelled(EntryContent content) {
    return content.status() == EntryStatus.CANCELLED ? EntryStatus.CANCELLED : null;
  }

  private static EntryContent with(
      EntryContent content, String title, @Nullable String description, @Nullable String location) {
    return with(
        content,
        title,
        description,
        location,
        content.categories(),
        content.status(),
        EntryOverride::content);
  }

  private static EntryContent with(
      EntryContent content,
      String title,
      @Nullable String description,
      @Nullable String location,
      List<String> categories,
      @Nullable EntryStatus status,
      Function<EntryOverride, EntryContent> changed) {
    Recurrence recurrence = content.recurrence();
    return new EntryContent(
        title,
        description,
        categories,
        location,
        status,
        content.busy(),
        content.span(),
        recurrence == null
            ? null
            : new Recurrence(
                recurrence.rule(),
                recurrence.excluded(),
                recurrence.added(),
                recurrence.overrides().stream()
                    .map(one -> new EntryOverride(one.occurrence(), changed.apply(one)))
                    .toList()),
        List.of());
  }
}
