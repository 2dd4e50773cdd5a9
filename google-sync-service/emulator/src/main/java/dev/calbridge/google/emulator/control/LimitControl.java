package dev.calbridge.google.emulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.api.Quotas;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.push.Channels;
import dev.calbridge.google.emulator.push.Notifier;
import java.time.Duration;
import java.util.List;

/** Quotas, and push channels with what may go wrong with them. */
public final class LimitControl {
  private final ControlGate gate;
  private final Quotas quotas;
  private final Channels channels;
  private final Notifier notifier;

  public LimitControl(ControlGate gate, Quotas quotas, Channels channels, Notifier notifier) {
    this.gate = gate;
    this.quotas = quotas;
    this.channels = channels;
    this.notifier = notifier;
  }

  public List<Route> routes() {
    return List.of(
        gate.route("GET", "/quotas", _ -> quotas()),
        gate.route("POST", "/quotas", this::limit),
        gate.route("GET", "/channels", _ -> channels()),
        gate.route("DELETE", "/channels", _ -> drop()),
        gate.route("POST", "/channels/faults", this::goWrong),
        gate.route("POST", "/calendars/{calendarId}/forged-notification", this::forge),
        gate.route("POST", "/calendars/{calendarId}/no-push", this::forbid));
  }

  private Response quotas() {
    Quotas.Limits limits = quotas.limits();
    return Response.json(
        200,
        Json.object()
            .put("perProjectMinute", limits.perProjectMinute())
            .put("perUserMinute", limits.perUserMinute())
            .put("perProjectDay", limits.perProjectDay())
            .put("writesPerCalendarMinute", limits.writesPerCalendarMinute())
            .put("usedToday", quotas.usedToday()));
  }

  /** What the body leaves out stays. */
  private Response limit(Request request) {
    ObjectNode body = request.json();
    Quotas.Limits old = quotas.limits();
    quotas.limit(
        new Quotas.Limits(
            limit(body, "perProjectMinute", old.perProjectMinute()),
            limit(body, "perUserMinute", old.perUserMinute()),
            limit(body, "perProjectDay", old.perProjectDay()),
            limit(body, "writesPerCalendarMinute", old.writesPerCalendarMinute())));
    return quotas();
  }

  private Response channels() {
    ObjectNode json =
        Json.object().put("delivered", notifier.delivered()).put("held", notifier.held());
    ArrayNode list = json.putArray("channels");
    channels
        .open()
        .forEach(
            channel ->
                list.addObject()
                    .put("id", channel.id())
                    .put("calendarId", channel.calendarId())
                    .put("resourceId", channel.resourceId())
                    .put("address", channel.address().toString())
                    .put("expires", channel.expires().toString()));
    return Response.json(200, json);
  }

  private Response drop() {
    channels.drop();
    return Response.empty(204);
  }

  private Response goWrong(Request request) {
    ObjectNode body = request.json();
    notifier.lose(limit(body, "lose", 0));
    notifier.repeat(limit(body, "repeat", 0));
    notifier.swap(limit(body, "swap", 0));
    notifier.delay(Duration.ofMillis(limit(body, "delayMillis", 0)));
    return Response.empty(204);
  }

  /** All channels of the calendar are told something by somebody who does not know their tokens. */
  private Response forge(Request request) {
    String calendar = request.variable("calendarId");
    String token = request.json().path("token").asText("guessed");
    channels.open().stream()
        .filter(channel -> channel.calendarId().equals(calendar))
        .forEach(channel -> notifier.forge(channel, token));
    return Response.empty(204);
  }

  private Response forbid(Request request) {
    channels.forbid(request.variable("calendarId"));
    return Response.empty(204);
  }

  private static int limit(ObjectNode body, String field, int standard) {
    int value = body.path(field).asInt(standard);
    if (value < 0) {
      throw new IllegalArgumentException(field + " must not be negative");
    }
    return value;
  }
}
