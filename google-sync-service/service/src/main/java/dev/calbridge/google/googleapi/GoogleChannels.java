package dev.calbridge.google.googleapi;

import com.google.api.client.http.HttpHeaders;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Channel;
import dev.calbridge.google.googleapi.GoogleFaults.About;
import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.Channels;
import dev.calbridge.google.link.GoogleFault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Opens and ends push channels. How long one lives is asked for and kept as a length of time: the
 * instant at which it ends is by Google's clock, which need not be ours.
 */
final class GoogleChannels {

  private final GoogleCalls calls;
  private final Clock clock;

  GoogleChannels(GoogleCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  Channels.Channel watch(
      CalendarAccess access, String channel, String token, URI address, Duration life) {
    Instant now = clock.instant();
    Channel wanted =
        new Channel()
            .setId(channel)
            .setType("web_hook")
            .setAddress(address.toString())
            .setToken(token)
            .setParams(Map.of("ttl", Long.toString(life.toSeconds())));
    AtomicReference<Calendar.Events.Watch> made = new AtomicReference<>();
    Channel opened =
        Objects.requireNonNull(
            calls.make(
                access,
                About.CALENDAR,
                google -> {
                  Calendar.Events.Watch watch = google.events().watch(access.calendarId(), wanted);
                  made.set(watch);
                  return watch;
                }),
            "Google answers with the channel");
    Long expires = opened.getExpiration();
    Duration given =
        expires == null
            ? life
            : given(life, Instant.ofEpochMilli(expires), theirNow(made.get()).orElse(now));
    return new Channels.Channel(
        channel, String.valueOf(opened.getResourceId()), now, now.plus(given));
  }

  /**
   * How long the channel lives: as Google says, but never longer than was asked for. An end that
   * has passed when the channel is opened says only that the clocks differ.
   *
   * @param theirNow the time of the answer, by Google's clock if it says so
   */
  static Duration given(Duration asked, Instant expires, Instant theirNow) {
    Duration left = Duration.between(theirNow, expires);
    return left.isPositive() && left.compareTo(asked) < 0 ? left : asked;
  }

  /** RFC 9110, section 6.6.1. */
  private static Optional<Instant> theirNow(Calendar.Events.@Nullable Watch answered) {
    try {
      return Optional.ofNullable(answered)
          .map(Calendar.Events.Watch::getLastResponseHeaders)
          .map(HttpHeaders::getDate)
          .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  void stop(CalendarAccess access, Channels.Channel channel) {
    Channel ended = new Channel().setId(channel.id()).setResourceId(channel.resourceId());
    try {
      calls.make(access, About.EVENT, google -> google.channels().stop(ended));
    } catch (GoogleFault fault) {
      if (fault.kind() != GoogleFault.Kind.EVENT_GONE) {
        throw fault;
      }
    }
  }
}
