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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The person in front of Google Calendar, and whoever disturbs Google. */
public final class GoogleUser implements AutoCloseable {

  public static final String EMAIL = "anna@example.com";

  private static final List<String> WRITES =
      List.of("events.insert", "events.import", "events.update", "events.patch", "events.delete");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI emulator;
  private final AtomicInteger accounts = new AtomicInteger();
  private volatile String email = EMAIL;

  GoogleUser(URI emulator) {
    this.emulator = emulator;
  }

  /** Google counts requests by account: who gets a new one owes nothing to others' requests. */
  public void signUp() {
    String fresh = "anna-" + accounts.incrementAndGet() + "@example.com";
    call("POST", "accounts", "{\"email\":\"" + fresh + "\"}");
    email = fresh;
  }

  public String email() {
    return email;
  }

  public String newCalendar(String summary) {
    return newCalendar(email, summary);
  }

  public String newCalendar(String email, String summary) {
    return call("POST", "accounts/" + email + "/calendars", "{\"summary\":\"" + summary + "\"}")
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
    call("POST", "grants/revoke", "{\"email\":\"" + email + "\"}");
  }

  /** A copy of an event, as Google's page makes it. */
  public JsonNode copy(String calendar, String event) {
    return call("POST", "calendars/" + coded(calendar) + "/events/" + event + "/copy", "{}");
  }

  /** "This and following": a new series from an occurrence on, with the changes in the JSON. */
  public JsonNode split(String calendar, String occurrence, String json) {
    return call("POST", "calendars/" + coded(calendar) + "/events/" + occurrence + "/split", json);
  }

  /**
   * Takes a deleted event out of the bin.
   *
   * @param announced whether deltas name the occurrences that come back with a series
   */
  public void restore(String calendar, String event, boolean announced) {
    call(
        "POST",
        "calendars/" + coded(calendar) + "/events/" + event + "/restore",
        "{\"announced\":" + announced + "}");
  }

  /** Channels that are open for a calendar. */
  public int channels(String calendar) {
    int open = 0;
    for (JsonNode channel : call("GET", "channels", null).get("channels")) {
      if (channel.get("calendarId").asText().equals(calendar)) {
        open++;
      }
    }
    return open;
  }

  /** Google forgets all channels without a word. */
  public void loseChannels() {
    call("DELETE", "channels", null);
  }

  /** The next notifications get lost, or come twice. */
  public void disturbNotifications(int lost, int repeated) {
    call("POST", "channels/faults", "{\"lose\":%d,\"repeat\":%d}".formatted(lost, repeated));
  }

  /** Watching the calendar is refused from now on. */
  public void refuseToWatch(String calendar) {
    call("POST", "calendars/" + coded(calendar) + "/no-push", "{}");
  }

  /** Puts Google's clock forward. */
  public void advanceClock(Duration by) {
    call("POST", "clock/advance", "{\"by\":\"" + by + "\"}");
  }

  /** Programs read events as they were so long ago. */
  public void readBehind(Duration by) {
    call("POST", "stale-reads", "{\"by\":\"" + by + "\"}");
  }

  /** Pages have at most so many items (0: as many as asked for), every other one perhaps none. */
  public void cutPages(int largest, boolean gaps) {
    call("POST", "pages", "{\"largest\":" + largest + ",\"gaps\":" + gaps + "}");
  }

  /** Notifications overtake each other, or all come late. */
  public void delayNotifications(int overtaken, Duration late) {
    call(
        "POST",
        "channels/faults",
        "{\"swap\":%d,\"delayMillis\":%d}".formatted(overtaken, late.toMillis()));
  }

  /** Somebody who does not know the channels' tokens tells the service something. */
  public void forgeNotification(String calendar) {
    call("POST", "calendars/" + coded(calendar) + "/forged-notification", "{}");
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
    return (int)
        requests(since).stream()
            .filter(entry -> entry.get("method").asText().equals(method))
            .filter(entry -> entry.get("path").asText().contains(calendar))
            .count();
  }

  /** Requests since, the oldest first: method, path, status and more. At most 10,000 are kept. */
  public List<JsonNode> requests(long since) {
    List<JsonNode> entries = new ArrayList<>();
    call("GET", "journal?since=" + since, null).get("entries").forEach(entries::add);
    return entries;
  }

  /** Requests since that changed events of a calendar. */
  public int writes(long since, String calendar) {
    return WRITES.stream().mapToInt(method -> requests(method, since, calendar)).sum();
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
