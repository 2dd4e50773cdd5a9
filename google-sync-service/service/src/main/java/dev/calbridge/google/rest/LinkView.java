package dev.calbridge.google.rest;

import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.Pairs.Parked;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link and how it fares.
 *
 * @param state {@code active}, {@code consent-needed}, {@code calendar-lost} or {@code removing}
 * @param lastInward when Google's changes were last read completely, or null
 * @param lastOutward when everything that was due had last been brought in line, or null
 * @param pending how many events wait to be looked at, parked ones included
 * @param parked events that cannot be brought in line, and why; at most 100
 */
public record LinkView(
    UUID id,
    UUID resource,
    String calendarId,
    UUID grant,
    String policy,
    String direction,
    String state,
    @Nullable Instant lastInward,
    @Nullable Instant lastOutward,
    long pending,
    List<ParkedView> parked) {

  /**
   * @param reason stable, kebab-case
   * @param retryAt when it is tried again; null if a change is needed first
   */
  public record ParkedView(
      @Nullable UUID entry, @Nullable String event, String reason, @Nullable Instant retryAt) {}

  static LinkView of(Link link, long pending, List<Parked> parked) {
    return new LinkView(
        link.id(),
        link.resource(),
        link.calendarId(),
        link.grant(),
        kebab(link.settings().policy()),
        kebab(link.settings().direction()),
        kebab(link.state()),
        link.lastInward(),
        link.lastOutward(),
        pending,
        parked.stream()
            .map(one -> new ParkedView(one.entry(), one.event(), one.reason(), one.retryAt()))
            .toList());
  }

  private static String kebab(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
