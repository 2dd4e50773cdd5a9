package dev.calbridge.google.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventBody;
import dev.calbridge.google.emulator.event.EventStatus;
import dev.calbridge.google.emulator.event.EventTime;
import dev.calbridge.google.emulator.event.EventTimes;
import dev.calbridge.google.emulator.event.SeriesMember;
import dev.calbridge.google.emulator.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The world as JSON and back. */
public final class WorldState {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private WorldState() {}

  public static ObjectNode write(World world) {
    ObjectNode json =
        Json.object()
            .put("ahead", world.clock().ahead().toString())
            .put("lastStamp", world.lastStamp());
    ArrayNode accounts = json.putArray("accounts");
    world
        .accounts()
        .forEach(
            account ->
                accounts
                    .addObject()
                    .put("sub", account.sub())
                    .put("email", account.email())
                    .put("name", account.name()));
    ArrayNode calendars = json.putArray("calendars");
    world.calendars().forEach(calendar -> calendars.add(write(calendar)));
    return json;
  }

  public static void read(ObjectNode json, World world) {
    world.clear();
    world.clock().putAhead(Duration.parse(json.path("ahead").asText("PT0S")));
    world.restoreStamp(json.path("lastStamp").asLong());
    for (JsonNode account : json.path("accounts")) {
      world.restore(
          new Account(
              account.path("sub").asText(),
              account.path("email").asText(),
              account.path("name").asText()));
    }
    json.path("calendars").forEach(calendar -> world.addCalendar(calendar(calendar)));
  }

  private static ObjectNode write(GoogleCalendar calendar) {
    CalendarProperties properties = calendar.properties();
    ObjectNode json =
        Json.object()
            .put("id", calendar.id())
            .put("owner", calendar.owner())
            .put("primary", calendar.primary())
            .put("createdByApp", calendar.createdByApp())
            .put("deleted", calendar.deleted())
            .put("tokenEpoch", calendar.tokenEpoch())
            .put("stamp", calendar.stamp())
            .put("summary", properties.summary())
            .put("timeZone", properties.timeZone().getId());
    properties.description().ifPresent(text -> json.put("description", text));
    properties.location().ifPresent(text -> json.put("location", text));
    ObjectNode roles = json.putObject("roles");
    calendar.roles().forEach((email, role) -> roles.put(email, role.wire()));
    ArrayNode unlisted = json.putArray("unlisted");
    calendar.unlisted().forEach(unlisted::add);
    ArrayNode events = json.putArray("events");
    calendar.events().forEach(event -> events.add(write(event)));
    return json;
  }

  private static GoogleCalendar calendar(JsonNode json) {
    GoogleCalendar calendar =
        new GoogleCalendar(
            json.path("id").asText(),
            json.path("owner").asText(),
            json.path("primary").asBoolean(),
            json.path("createdByApp").asBoolean(),
            new CalendarProperties(
                json.path("summary").asText(),
                Optional.ofNullable(json.path("description").textValue()),
                Optional.ofNullable(json.path("location").textValue()),
                ZoneId.of(json.path("timeZone").asText())),
            json.path("stamp").asLong());
    Map<String, AccessRole> roles = new LinkedHashMap<>();
    json.path("roles")
        .properties()
        .forEach(
            role ->
                AccessRole.parse(role.getValue().asText())
                    .ifPresent(known -> roles.put(role.getKey(), known)));
    calendar.restore(json.path("deleted").asBoolean(), json.path("tokenEpoch").asInt(), roles);
    json.path("unlisted").forEach(email -> calendar.list(email.asText(), false, calendar.stamp()));
    json.path("events").forEach(event -> calendar.put(event(event)));
    return calendar;
  }

  private static ObjectNode write(Event event) {
    ObjectNode json =
        Json.object()
            .put("id", event.id())
            .put("status", event.status().wire())
            .put("sequence", event.sequence())
            .put("iCalUID", event.iCalUid())
            .put("creator", event.creator())
            .put("created", event.created().toString())
            .put("updated", event.updated().toString())
            .put("stamp", event.stamp());
    json.set("start", event.body().start().json(UTC));
    json.set("end", event.body().end().json(UTC));
    ArrayNode recurrence = json.putArray("recurrence");
    event.body().recurrence().forEach(recurrence::add);
    json.set("details", event.body().details());
    event
        .member()
        .ifPresent(
            member ->
                json.put("seriesId", member.seriesId())
                    .set("originalStart", member.originalStart().json(UTC)));
    return json;
  }

  private static Event event(JsonNode json) {
    List<String> recurrence = new ArrayList<>();
    json.path("recurrence").forEach(line -> recurrence.add(line.asText()));
    ObjectNode details = Json.object();
    json.path("details").properties().forEach(e -> details.set(e.getKey(), e.getValue()));
    return new Event(
        json.path("id").asText(),
        new EventBody(time(json.path("start")), time(json.path("end")), recurrence, details),
        EventStatus.parse(json.path("status").asText()).orElse(EventStatus.CONFIRMED),
        json.path("sequence").asInt(),
        json.path("iCalUID").asText(),
        json.path("creator").asText(),
        Instant.parse(json.path("created").asText()),
        Instant.parse(json.path("updated").asText()),
        json.path("stamp").asLong(),
        Optional.ofNullable(json.path("seriesId").textValue())
            .map(series -> new SeriesMember(series, time(json.path("originalStart")))));
  }

  private static EventTime time(JsonNode json) {
    return EventTimes.parse(json, "stored", UTC, false);
  }
}
