package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.push.Channel;
import dev.calbridge.google.emulator.push.Channels;
import dev.calbridge.google.emulator.world.AccessRole;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code events.watch} and {@code channels.stop}. */
public final class ChannelsResource {
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_TOKEN = 256;
  private static final Duration LONGEST_LIFE = Duration.ofDays(7);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Gate gate;
  private final World world;
  private final Channels channels;

  public ChannelsResource(Gate gate, World world, Channels channels) {
    this.gate = gate;
    this.world = world;
    this.channels = channels;
  }

  public List<Route> routes() {
    return List.of(
        gate.route(
            "POST", "/calendars/{calendarId}/events/watch", ApiMethod.EVENTS_WATCH, this::watch),
        gate.route("POST", "/channels/stop", ApiMethod.CHANNELS_STOP, this::stop));
  }

  private Answer watch(Caller caller, Request request) {
    GoogleCalendar calendar = caller.calendar(request.variable("calendarId"), AccessRole.READER);
    ObjectNode body = request.json();
    String type = text(body, "type").orElseThrow(() -> Errors.required("Required"));
    if (!type.equals("web_hook") && !type.equals("webhook")) {
      throw Errors.invalid("Unknown channel type");
    }
    Channel channel =
        new Channel(
            id(body),
            token(body),
            address(body),
            caller.email(),
            calendar.id(),
            resourceId(calendar),
            resourceUri(calendar, request),
            expires(body));
    channels.open(channel, calendar);
    return Answer.ok(shown(channel));
  }

  private Answer stop(Caller caller, Request request) {
    ObjectNode body = request.json();
    channels.stop(
        text(body, "id").orElseThrow(() -> Errors.required("Required")),
        text(body, "resourceId").orElseThrow(() -> Errors.required("Required")),
        caller.email());
    return Answer.noContent();
  }

  private static ObjectNode shown(Channel channel) {
    ObjectNode json =
        Json.object()
            .put("kind", "api#channel")
            .put("id", channel.id())
            .put("resourceId", channel.resourceId())
            .put("resourceUri", channel.resourceUri());
    channel.token().ifPresent(token -> json.put("token", token));
    return json.put("expiration", Long.toString(channel.expires().toEpochMilli()));
  }

  private static String id(ObjectNode body) {
    String id = text(body, "id").orElseThrow(() -> Errors.required("Required"));
    if (id.length() > LONGEST_ID || !id.matches("[A-Za-z0-9\\-_+/=]+")) {
      throw Errors.invalid("Invalid channel id");
    }
    return id;
  }

  private static Optional<String> token(ObjectNode body) {
    Optional<String> token = text(body, "token");
    if (token.filter(given -> given.length() > LONGEST_TOKEN).isPresent()) {
      throw Errors.invalid("Channel token is too long");
    }
    return token;
  }

  /** Must be https; without it only programs on this machine are told. */
  private static URI address(ObjectNode body) {
    String text = text(body, "address").orElseThrow(() -> Errors.required("Required"));
    try {
      URI address = URI.create(text);
      String host = address.getHost();
      if (host != null
          && ("https".equals(address.getScheme())
              || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(host)))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the refusal.
    }
    throw Errors.webhookNotHttps(text);
  }

  /** What is asked for in milliseconds or seconds, at most what Google gives. */
  private Instant expires(ObjectNode body) {
    Instant most = world.now().plus(LONGEST_LIFE);
    Optional<Instant> asked =
        number(body.path("expiration"))
            .map(Instant::ofEpochMilli)
            .or(() -> number(body.path("params").path("ttl")).map(world.now()::plusSeconds));
    if (asked.filter(end -> !end.isAfter(world.now())).isPresent()) {
      throw Errors.invalid("Invalid expiration");
    }
    return asked.filter(most::isAfter).orElse(most);
  }

  private static Optional<Long> number(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(node.asText()));
    } catch (NumberFormatException e) {
      throw Errors.invalid("Invalid number");
    }
  }

  private static String resourceId(GoogleCalendar calendar) {
    byte[] name = ("events " + calendar.id()).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(name)).substring(0, 27);
  }

  private static byte[] digest(byte[] name) {
    try {
      return java.security.MessageDigest.getInstance("SHA-256").digest(name);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resourceUri(GoogleCalendar calendar, Request request) {
    return "http://"
        + request.header("Host").orElse("localhost")
        + "/calendar/v3/calendars/"
        + dev.calbridge.google.emulator.http.Parameters.encode(calendar.id())
        + "/events?alt=json";
  }

  private static Optional<String> text(ObjectNode body, String field) {
    return Optional.ofNullable(body.path(field).textValue()).filter(value -> !value.isBlank());
  }
}
