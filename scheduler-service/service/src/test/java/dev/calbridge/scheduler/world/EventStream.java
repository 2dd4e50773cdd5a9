package dev.calbridge.scheduler.world;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Listens to server-sent events as a user interface does. */
public final class EventStream implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final InputStream body;
  private final int status;

  /** One event; what was not sent is empty. */
  public record Event(String id, String name, String data) {}

  /**
   * @param lastEventId where it was before, or null
   */
  public EventStream(String user, String path, String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Authorization", "Bearer " + Tokens.of(user))
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      status = response.statusCode();
      body = response.body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    Thread.ofVirtual().start(this::read);
  }

  public int status() {
    return status;
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  /** Waits for an event and gives it. */
  public Event await(Predicate<Event> wanted) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> events.stream().filter(wanted).findFirst(), found -> found.isPresent())
        .orElseThrow();
  }

  private void read() {
    List<String> fields = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) {
          fields.add(line);
        } else if (!fields.isEmpty()) {
          events.add(new Event(field(fields, "id"), field(fields, "event"), field(fields, "data")));
          fields.clear();
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static String field(List<String> fields, String name) {
    return fields.stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
