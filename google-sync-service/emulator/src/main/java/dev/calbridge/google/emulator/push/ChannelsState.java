package dev.calbridge.google.emulator.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** The channels as JSON and back. */
public final class ChannelsState {
  private ChannelsState() {}

  public static ObjectNode write(Channels channels) {
    ObjectNode json = Json.object();
    ArrayNode ids = json.putArray("usedIds");
    channels.usedIds().forEach(ids::add);
    ArrayNode open = json.putArray("open");
    channels
        .open()
        .forEach(
            channel -> {
              ObjectNode entry =
                  open.addObject()
                      .put("id", channel.id())
                      .put("address", channel.address().toString())
                      .put("email", channel.email())
                      .put("calendarId", channel.calendarId())
                      .put("resourceId", channel.resourceId())
                      .put("resourceUri", channel.resourceUri())
                      .put("expires", channel.expires().toString());
              channel.token().ifPresent(token -> entry.put("token", token));
            });
    return json;
  }

  public static void read(JsonNode json, Channels channels) {
    json.path("usedIds").forEach(id -> channels.restoreUsedId(id.asText()));
    for (JsonNode entry : json.path("open")) {
      channels.restore(
          new Channel(
              entry.path("id").asText(),
              Optional.ofNullable(entry.path("token").textValue()),
              URI.create(entry.path("address").asText()),
              entry.path("email").asText(),
              entry.path("calendarId").asText(),
              entry.path("resourceId").asText(),
              entry.path("resourceUri").asText(),
              Instant.parse(entry.path("expires").asText())));
    }
  }
}
