package dev.calbridge.google.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The person in front of Google Calendar, and whoever disturbs Google. */
public final class GoogleUser implements AutoCloseable {

  public static final String EMAIL = "anna@example.com";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI emulator;

  GoogleUser(URI emulator) {
    this.emulator = emulator;
  }

  public String newCalendar(String summary) {
    return call("POST", "accounts/" + EMAIL + "/calendars", "{\"summary\":\"" + summary + "\"}")
        .get("id")
        .asText();
  }

  public void deleteCalendar(String calendar) {
    call("DELETE", "calendars/" + coded(calendar), null);
  }

  /** Events that are not deleted. */
  public List<JsonNode> events(String calendar) {
    List<JsonNode> events = new ArrayList<>();
    call("GET", "calendars/" + coded(calendar) + "/events", null).get("items").forEach(events::add);
    return events;
  }

  public Optional<JsonNode> event(String calendar, String title) {
    return events(calendar).stream()
        .filter(event -> event.path("summary").asText().equals(title))
        .findFirst();
  }

  /** One occurrence of a series. */
  public JsonNode event(String calendar, String series, String start) {
    return call("GET", "calendars/" + coded(calendar) + "/events/" + series + "_" + start, null);
  }

  public JsonNode create(String calendar, String json) {
    return call("POST", "calendars/" + coded(calendar) + "/events", json);
  }

  public JsonNode change(String calendar, String event, String json) {
    return call("PATCH", "calendars/" + coded(calendar) + "/events/" + event, json);
  }

  public void delete(String calendar, String event) {
    call("DELETE", "calendars/" + coded(calendar) + "/events/" + event, null);
  }

  public void expireSyncTokens(String calendar) {
    call("POST", "sync-tokens/expire", "{\"calendarId\":\"" + calendar + "\"}");
  }

  public void withdrawConsent() {
    call("POST", "grants/revoke", "{\"email\":\"" + EMAIL + "\"}");
  }

  /** Makes requests go wrong; see the emulator's README. */
  public void disturb(String rule) {
    call("POST", "faults", rule);
  }

  public void calm() {
    call("DELETE", "faults", null);
  }

  /** Number of the last request Google has seen. */
  public long journal() {
    return call("GET", "journal", null).get("last").asLong();
  }

  /** How many requests of a method, such as {@code events.insert}, there were since. */
  public int requests(String method, long since, String calendar) {
    int count = 0;
    for (JsonNode entry : call("GET", "journal?since=" + since, null).get("entries")) {
      if (entry.get("method").asText().equals(method)
          && entry.get("path").asText().contains(calendar)) {
        count++;
      }
    }
    return count;
  }

  private JsonNode call(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(emulator.resolve("_emu/" + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            method + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body().isEmpty() ? null : Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String coded(String calendar) {
    return URLEncoder.encode(calendar, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
