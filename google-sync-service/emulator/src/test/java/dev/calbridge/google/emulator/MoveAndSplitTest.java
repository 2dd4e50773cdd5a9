package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static dev.calbridge.google.emulator.Fixture.reasonOf;
import static dev.calbridge.google.emulator.Fixture.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveAndSplitTest {
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
  void aMovedEventKeepsItsIdAndLeavesATombstone() throws IOException {
    String other = Fixture.newCalendar(client);
    Event event = client.events().insert(calendar, appointment()).execute();
    String token = client.events().list(calendar).execute().getNextSyncToken();

    Event moved = client.events().move(calendar, event.getId(), other).execute();

    assertThat(moved.getId()).isEqualTo(event.getId());
    assertThat(moved.getICalUID()).isEqualTo(event.getICalUID());
    assertThat(client.events().get(other, event.getId()).execute().getSummary())
        .isEqualTo("Termin");
    assertThat(client.events().list(calendar).setSyncToken(token).execute().getItems())
        .extracting(Event::getId, Event::getStatus)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(event.getId(), "cancelled"));
    assertThat(
            reasonOf(
                refusalOf(() -> client.events().move(calendar, event.getId(), other).execute())))
        .isEqualTo("410 deleted");
  }

  @Test
  void anInstanceDoesNotMoveAlone() throws IOException {
    String other = Fixture.newCalendar(client);
    Event master = client.events().insert(calendar, weekly()).execute();

    assertThat(
            refusalOf(
                    () ->
                        client
                            .events()
                            .move(calendar, master.getId() + "_20261201T090000Z", other)
                            .execute())
                .getCode())
        .isEqualTo(400);
  }

  @Test
  void aCopyHasItsOwnIdAndTheSameProperties() throws IOException {
    Event event =
        client
            .events()
            .insert(
                calendar,
                appointment()
                    .setExtendedProperties(
                        new Event.ExtendedProperties().setPrivate(Map.of("stamp", "s1"))))
            .execute();

    JsonNode copy = act(event.getId() + "/copy", "{}");

    Event read = client.events().get(calendar, copy.path("id").asText()).execute();
    assertThat(read.getId()).isNotEqualTo(event.getId());
    assertThat(read.getICalUID()).isNotEqualTo(event.getICalUID());
    assertThat(read.getExtendedProperties().getPrivate()).containsEntry("stamp", "s1");
  }

  @Test
  void thisAndFollowingEndsTheSeriesAndBeginsAnother() throws IOException {
    Event master = client.events().insert(calendar, weekly()).execute();

    JsonNode following =
        act(master.getId() + "_20261208T090000Z/split", "{\"summary\":\"Ab jetzt so\"}");

    assertThat(starts(master.getId()))
        .containsExactly("2026-11-24T10:00:00.000+01:00", "2026-12-01T10:00:00.000+01:00");
    assertThat(starts(following.path("id").asText()))
        .containsExactly("2026-12-08T10:00:00.000+01:00", "2026-12-15T10:00:00.000+01:00");
    assertThat(following.path("summary").asText()).isEqualTo("Ab jetzt so");
  }

  @Test
  void fromTheFirstOnIsTheWholeSeries() throws IOException {
    Event master = client.events().insert(calendar, weekly()).execute();

    JsonNode following = act(master.getId() + "_20261124T090000Z/split", "{}");

    assertThat(client.events().get(calendar, master.getId()).execute().getStatus())
        .isEqualTo("cancelled");
    assertThat(starts(following.path("id").asText())).hasSize(4);
  }

  private List<String> starts(String id) throws IOException {
    return client.events().instances(calendar, id).execute().getItems().stream()
        .map(event -> event.getStart().getDateTime().toStringRfc3339())
        .toList();
  }

  private JsonNode act(String what, String body) {
    return google.control(
        "POST", "/calendars/" + calendar.replace("@", "%40") + "/events/" + what, body);
  }

  private static Event weekly() {
    return appointment().setRecurrence(List.of("RRULE:FREQ=WEEKLY;COUNT=4"));
  }

  private static Event appointment() {
    return event("Termin", "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00");
  }
}
