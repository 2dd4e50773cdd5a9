package dev.calbridge.google.link;

import dev.calbridge.google.link.Channels.Channel;
import dev.calbridge.google.link.Channels.Opening;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a channel open for a link where Google can reach us. Renewed when 70 % of the time Google
 * gave are over; the old one is stopped only after the new one is there. One whose opening got lost
 * is stopped once it has been heard of; the link's lease keeps it apart from one being opened.
 */
public final class KeepChannel {

  private static final double RENEW_AT = 0.7;
  private static final Duration LIFE = Duration.ofDays(7);
  private static final Duration AFTER_REFUSAL = Duration.ofDays(1);

  /** So many openings without an answer, and there is a pause before the next. */
  private static final int MOST_UNANSWERED = 3;

  private static final Duration AFTER_SILENCE = Duration.ofHours(1);

  /** Channels nobody knew of that are stopped in one turn. */
  private static final int MOST_SWEPT = 5;

  private final GoogleCalendars google;
  private final Channels channels;
  private final @Nullable URI address;
  private final Supplier<String> secrets;
  private final Clock clock;

  /**
   * @param address where Google can reach us (https); null: nowhere, so there are no channels
   * @param secrets 128 bits or more of randomness, as text of at most 64 characters
   */
  public KeepChannel(
      GoogleCalendars google,
      Channels channels,
      @Nullable URI address,
      Supplier<String> secrets,
      Clock clock) {
    this.google = google;
    this.channels = channels;
    this.address = address;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Opens or renews if it is time. True if Google will tell of changes. */
  boolean keep(Link link) {
    Instant now = clock.instant();
    if (address == null || !link.direction().inwards() || channels.refusedAt(link, now)) {
      return false;
    }
    List<Opening> unanswered = channels.unanswered(link, now);
    sweep(link, unanswered);
    List<Channel> open = channels.ofLink(link, now);
    if (!open.isEmpty() && now.isBefore(renewal(open.getFirst()))) {
      return true;
    }
    boolean silence =
        unanswered.size() >= MOST_UNANSWERED
            && now.isBefore(unanswered.getFirst().askedAt().plus(AFTER_SILENCE));
    if (silence || !opened(link, address, now)) {
      return !open.isEmpty();
    }
    open.forEach(old -> stop(link, old));
    return true;
  }

  private boolean opened(Link link, URI address, Instant now) {
    String id = secrets.get();
    String token = secrets.get();
    channels.opening(link, id, token, now, now.plus(LIFE));
    try {
      channels.opened(link, google.watch(link.access(), id, token, address, LIFE));
      return true;
    } catch (GoogleFault fault) {
      switch (fault.kind()) {
        // It may be open all the same.
        case TRY_LATER, ID_TAKEN -> {}
        case REJECTED -> {
          channels.remove(link, id);
          channels.refused(link, now.plus(AFTER_REFUSAL));
        }
        case CHANGED_MEANWHILE, EVENT_GONE, CURSOR_EXPIRED, CALENDAR_LOST, CONSENT_NEEDED ->
            channels.remove(link, id);
      }
      // Looking by ourselves goes on; whatever else is wrong shows there.
      return false;
    }
  }

  /** Stops channels whose opening got lost, as far as they have been heard of. */
  private void sweep(Link link, List<Opening> unanswered) {
    unanswered.stream()
        .flatMap(lost -> heard(lost).stream())
        .limit(MOST_SWEPT)
        .forEach(lost -> stop(link, lost));
  }

  private static Optional<Channel> heard(Opening lost) {
    return Optional.ofNullable(lost.resourceId())
        .map(resource -> new Channel(lost.id(), resource, lost.askedAt(), lost.askedAt()));
  }

  private static Instant renewal(Channel channel) {
    Duration life = Duration.between(channel.openedAt(), channel.expiresAt());
    return channel.openedAt().plusMillis((long) (life.toMillis() * RENEW_AT));
  }

  /** Ends all channels of a link that is taken down; what Google cannot be told, expires. */
  void end(Link link) {
    Instant now = clock.instant();
    sweep(link, channels.unanswered(link, now));
    channels.ofLink(link, now).forEach(channel -> stop(link, channel));
  }

  private void stop(Link link, Channel channel) {
    try {
      google.stop(link.access(), channel);
    } catch (GoogleFault _) {
      // It ends by itself.
    }
    channels.remove(link, channel.id());
  }
}
