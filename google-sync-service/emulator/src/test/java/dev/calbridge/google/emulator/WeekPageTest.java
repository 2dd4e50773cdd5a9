package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeekPageTest {
  private final Fixture google = Fixture.start();
  private final Calendar client = google.client(Transport.APACHE);
  private String calendar;

  @BeforeEach
  void createCalendar() throws IOException {
    calendar = Fixture.newCalendar(client);
  }

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void theWeekShowsEventsAndInstancesOfSeriesAndLoadsNothingFromElsewhere() throws IOException {
    insert("<Sehtest>", "2026-11-24T10:00:00+01:00");
    client
        .events()
        .insert(
            calendar,
            event("Serie", "2026-11-10T09:00:00+01:00", "2026-11-10T09:30:00+01:00")
                .setRecurrence(List.of("RRULE:FREQ=WEEKLY")))
        .execute();

    HttpResponse<String> page = week("2026-11-24", "Accept-Language", "de");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("lang=\"de\"", "Woche von Praxis", "&lt;Sehtest&gt;", "_20261124T080000Z")
        .doesNotContain("<Sehtest>", "https://");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'");
    assertThat(google.http().get("/week.js").body()).contains("dragstart");
  }

  @Test
  void anEventMovesOnTheClockAlsoOverTheEndOfSummerTime() throws IOException {
    Event event = insert("Termin", "2026-10-24T10:00:00+02:00");

    HttpResponse<String> answer = shift(event.getId(), "1440");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/week?calendar=");
    assertThat(start(event.getId())).isEqualTo("2026-10-25T10:00:00.000+01:00");
  }

  @Test
  void anInstanceMovesAlone() throws IOException {
    Event master =
        client
            .events()
            .insert(
                calendar,
                event("Serie", "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00")
                    .setRecurrence(List.of("RRULE:FREQ=WEEKLY;COUNT=3")))
            .execute();

    shift(master.getId() + "_20261201T090000Z", "-30");

    assertThat(
            client.events().instances(calendar, master.getId()).execute().getItems().stream()
                .map(instance -> instance.getStart().getDateTime().toStringRfc3339()))
        .containsExactlyInAnyOrder(
            "2026-11-24T10:00:00.000+01:00",
            "2026-12-01T09:30:00.000+01:00",
            "2026-12-08T10:00:00.000+01:00");
    assertThat(week("2026-12-01").body()).contains("09:30");
  }

  @Test
  void nonsenseMovesNothing() throws IOException {
    Event event = insert("Termin", "2026-11-24T10:00:00+01:00");

    assertThat(shift(event.getId(), "soon").statusCode()).isEqualTo(400);
    assertThat(shift(event.getId(), "99999999").statusCode()).isEqualTo(400);
    assertThat(google.http().get("/week?calendar=nobody").statusCode()).isEqualTo(303);
    assertThat(week("yesterday").statusCode()).isEqualTo(200);
    assertThat(start(event.getId())).isEqualTo("2026-11-24T10:00:00.000+01:00");
  }

  private Event insert(String summary, String start) throws IOException {
    String end = start.replaceFirst("T10:00", "T11:00");
    return client.events().insert(calendar, event(summary, start, end)).execute();
  }

  private String start(String id) throws IOException {
    return client.events().get(calendar, id).execute().getStart().getDateTime().toStringRfc3339();
  }

  private HttpResponse<String> shift(String event, String minutes) {
    return google
        .http()
        .form(
            "/_emu/forms/event/shift",
            Map.of("calendar", calendar, "event", event, "minutes", minutes, "from", "2026-11-23"));
  }

  private HttpResponse<String> week(String from, String... headers) {
    return google
        .http()
        .get("/week?calendar=" + calendar.replace("@", "%40") + "&from=" + from, headers);
  }
}
