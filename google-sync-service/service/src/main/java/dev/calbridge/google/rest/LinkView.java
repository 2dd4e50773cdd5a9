package dev.calbridge.google.rest;

import static dev.calbridge.google.rest.Choices.kebab;

import dev.calbridge.google.link.Emptyings;
import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.LinkSettings;
import dev.calbridge.google.link.Pairs.Parked;
import dev.calbridge.google.link.Progress.Conflicts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link and how it fares.
 *
 * @param privacy {@code everything}, {@code no-customer-data} or {@code busy-only}
 * @param absences {@code unavailable} or {@code ignore}
 * @param ignoreOlderThanDays null: changes of any age travel
 * @param pollMinutes null: the installation's interval
 * @param state {@code active}, {@code emptying}, {@code consent-needed}, {@code calendar-lost} or
 *     {@code removing}
 * @param lastInward when Google's changes were last read completely, or null
 * @param lastOutward when everything that was due had last been brought in line, or null
 * @param lagSeconds for how long the oldest change has been waiting; 0 if none is
 * @param pending how many events wait to be looked at, parked ones included
 * @param held how many deletions from Google are held
 * @param conflicts how often both sides had changed the same, since the link was made
 * @param lastConflict when that was last, or null
 * @param channelExpiresAt until when Google tells of changes by itself; null: it does not
 * @param requestsToday requests to Google of this account since Google's midnight
 * @param emptying progress, while the calendar is being emptied; else null
 * @param parked events that cannot be brought in line, and why; at most 100
 */
public record LinkView(
    UUID id,
    UUID resource,
    String calendarId,
    UUID grant,
    String policy,
    String direction,
    String privacy,
    String absences,
    @Nullable Integer ignoreOlderThanDays,
    @Nullable Long pollMinutes,
    boolean paused,
    String state,
    @Nullable Instant lastInward,
    @Nullable Instant lastOutward,
    long lagSeconds,
    long pending,
    long held,
    long conflicts,
    @Nullable Instant lastConflict,
    @Nullable Instant channelExpiresAt,
    long requestsToday,
    @Nullable EmptyingView emptying,
    List<ParkedView> parked) {

  /**
   * @param reason stable, kebab-case
   * @param retryAt when it is tried again; null if a change is needed first
   */
  public record ParkedView(
      @Nullable UUID entry, @Nullable String event, String reason, @Nullable Instant retryAt) {}

  /**
   * @param deleted events gone so far
   * @param events as many as there were
   */
  public record EmptyingView(int deleted, int events) {
    static EmptyingView of(Emptyings.Progress progress) {
      return new EmptyingView(progress.done(), progress.all());
    }
  }

  /**
   * @param oldestWaiting null if nothing waits
   */
  record Fare(
      long pending,
      long held,
      Conflicts conflicts,
      @Nullable Instant oldestWaiting,
      @Nullable Instant channelExpiresAt,
      long requestsToday,
      @Nullable EmptyingView emptying,
      List<Parked> parked) {}

  static LinkView of(Link link, Fare fare, Instant now) {
    LinkSettings settings = link.settings();
    Duration poll = settings.pollInterval();
    Instant oldest = fare.oldestWaiting();
    return new LinkView(
        link.id(),
        link.resource(),
        link.calendarId(),
        link.grant(),
        kebab(settings.policy()),
        kebab(settings.direction()),
        kebab(settings.privacy()),
        kebab(settings.absences()),
        settings.ignoreOlderThanDays(),
        poll == null ? null : poll.toMinutes(),
        settings.paused(),
        kebab(link.state()),
        link.lastInward(),
        link.lastOutward(),
        oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toSeconds()),
        fare.pending(),
        fare.held(),
        fare.conflicts().count(),
        fare.conflicts().last(),
        fare.channelExpiresAt(),
        fare.requestsToday(),
        fare.emptying(),
        fare.parked().stream()
            .map(one -> new ParkedView(one.entry(), one.event(), one.reason(), one.retryAt()))
            .toList());
  }
}
