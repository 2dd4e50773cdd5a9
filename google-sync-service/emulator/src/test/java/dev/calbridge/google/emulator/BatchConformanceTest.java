package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchConformanceTest {
  private final Fixture google = Fixture.start();

  @AfterEach
  void stop() {
    google.close();
  }

  /** Collects what became of each part. */
  private static final class Parts<T> extends JsonBatchCallback<T> {
    final List<T> done = new ArrayList<>();
    final List<String> refused = new ArrayList<>();

    @Override
    public void onSuccess(T value, HttpHeaders headers) {
      done.add(value);
    }

    @Override
    public void onFailure(GoogleJsonError error, HttpHeaders headers) {
      refused.add(Fixture.reasonOf(error));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachPartIsDoneOrRefusedByItself(Transport transport) throws IOException {
    Calendar client = google.client(transport);
    String calendar = Fixture.newCalendar(client);
    Parts<Event> parts = new Parts<>();
    BatchRequest batch = client.batch();
    for (String id : List.of("aaaaa", "aaaaa", "bbbbb")) {
      client.events().insert(calendar, appointment("Grüße ☕").setId(id)).queue(batch, parts);
    }

    batch.execute();

    assertThat(parts.done).extracting(Event::getId).containsExactly("aaaaa", "bbbbb");
    assertThat(parts.done.getFirst().getSummary()).isEqualTo("Grüße ☕");
    assertThat(parts.refused).containsExactly("409 duplicate");
    assertThat(google.control("GET", "/journal", "").path("counts").path("events.insert").asInt())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void deletesAndStaleUpdatesMix(Transport transport) throws IOException {
    Calendar client = google.client(transport);
    String calendar = Fixture.newCalendar(client);
    Event stale = client.events().insert(calendar, appointment("one")).execute();
    client.events().patch(calendar, stale.getId(), new Event().setSummary("two")).execute();
    Event other = client.events().insert(calendar, appointment("other")).execute();
    Parts<Void> deleted = new Parts<>();
    Parts<Event> updated = new Parts<>();
    BatchRequest batch = client.batch();
    client.events().delete(calendar, other.getId()).queue(batch, deleted);
    Calendar.Events.Update update = client.events().update(calendar, stale.getId(), stale);
    update.getRequestHeaders().setIfMatch(stale.getEtag());
    update.queue(batch, updated);

    batch.execute();

    assertThat(deleted.done).hasSize(1);
    assertThat(updated.refused).containsExactly("412 conditionNotMet");
  }

  @Test
  void fiftyOnePartsAreTooMany() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 51; i++) {
      body.append(part("GET /calendar/v3/users/me/calendarList HTTP/1.1"));
    }

    assertThat(send(body + "--x--\r\n").statusCode()).isEqualTo(400);
    assertThat(google.control("GET", "/journal", "").path("counts").has("calendarList.list"))
        .isFalse();
  }

  @Test
  void theEnvelopeIsFineWhateverBecomesOfTheParts() {
    HttpResponse<String> answer =
        send(
            part("GET /calendar/v3/nothing/here HTTP/1.1")
                + part("GET /calendar/v3/users/me/calendarList HTTP/1.1")
                + "--x--\r\n");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Content-ID: <response-item>", "HTTP/1.1 404", "HTTP/1.1 401");
  }

  @Test
  void whatIsNoBatchIsRefused() {
    assertThat(send("nothing").statusCode()).isEqualTo(400);
    assertThat(send(part("GET") + "--x--\r\n").statusCode()).isEqualTo(400);
    assertThat(send("--x--\r\n").statusCode()).isEqualTo(400);
    assertThat(google.http().send("POST", "/batch/calendar/v3", "{}").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> send(String body) {
    return google
        .http()
        .send(
            "POST", "/batch/calendar/v3", body, "Content-Type", "multipart/mixed; boundary=\"x\"");
  }

  private static String part(String requestLine) {
    return "--x\r\nContent-Type: application/http\r\nContent-ID: <item>\r\n\r\n"
        + requestLine
        + "\r\n\r\n\r\n";
  }

  private static Event appointment(String summary) {
    return event(summary, "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00");
  }
}
