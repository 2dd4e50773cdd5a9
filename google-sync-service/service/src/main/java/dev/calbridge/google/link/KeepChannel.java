package dev.calbridge.google.link;

import dev.calbridge.google.link.Channels.Channel;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a channel open for a link where Google can reach us. Renewed when 70 % of the time Google
 * gave are over; the old one is stopped only after the new one is there.
 */
public final class KeepChannel {

  private static final double RENEW_AT = 0.7;
  private static final Duration LIFE = Duration.ofDays(7);
  private static final Duration AFTER_REFUSAL = Duration.ofDays(1);

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
    List<Channel> open = channels.ofLink(link, now);
    if (!open.isEmpty() && now.isBefore(renewal(open.getFirst()))) {
      return true;
    }
    String token = secrets.get();
    try {
      Channel opened = google.watch(link.access(), secrets.get(), token, address, LIFE);
      channels.add(link, opened, token);
    } catch (GoogleFault fault) {
      if (fault.kind() == GoogleFault.Kind.REJECTED) {
        channels.refused(link, now.plus(AFTER_REFUSAL));
      }
      // Looking by ourselves goes on; whatever else is wrong shows there.
      return !open.isEmpty();
    }
    open.forEach(old -> stop(link, old));
    return true;
  }

  private static Instant renewal(Channel channel) {
    Duration life = Duration.between(channel.openedAt(), channel.expiresAt());
    return channel.openedAt().plusMillis((long) (life.toMillis() * RENEW_AT));
  }

  /** Ends all channels of a link that is taken down; what Google cannot be told, expires. */
  void end(Link link) {
    channels.ofLink(link, clock.instant()).forEach(channel -> stop(link, channel));
  }

  private void stop(Link link, Channel channel) {
    try {
      google.stop(link.access(), channel);
    } catch (GoogleFault _) {
      // It ends by itself.
    }
    channels.remove(link, channel);
  }
}
