package dev.calbridge.google.googleapi;

import com.google.api.services.calendar.model.Channel;
import dev.calbridge.google.googleapi.GoogleFaults.About;
import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.Channels;
import dev.calbridge.google.link.GoogleFault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Opens and ends push channels. */
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
            .setExpiration(now.plus(life).toEpochMilli());
    Channel opened =
        Objects.requireNonNull(
            calls.make(
                access,
                About.CALENDAR,
                google -> google.events().watch(access.calendarId(), wanted)),
            "Google answers with the channel");
    Long expires = opened.getExpiration();
    return new Channels.Channel(
        channel,
        String.valueOf(opened.getResourceId()),
        now,
        expires == null ? now.plus(life) : Instant.ofEpochMilli(expires));
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
