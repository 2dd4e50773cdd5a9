package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static dev.calbridge.google.emulator.Fixture.reasonOf;
import static dev.calbridge.google.emulator.Fixture.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir Path folder;

  @Test
  void aRestartLosesNothing() throws IOException {
    Path file = folder.resolve("state.json");
    String calendarId;
    JsonNode tokens;
    String syncToken;
    Event single;
    List<Event> instances;
    try (Fixture google = keeping(file)) {
      tokens = google.tokens(Map.of("access_type", "offline"));
      Calendar client = google.client(Transport.APACHE, tokens.path("access_token").asText());
      calendarId = Fixture.newCalendar(client);
      single =
          insert(
              client,
              calendarId,
              event("x", "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z").setLocation("hier"));
      Event master =
          insert(
              client,
              calendarId,
              event("Serie", "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z")
                  .setRecurrence(List.of("RRULE:FREQ=DAILY;COUNT=3")));
      syncToken = client.events().list(calendarId).execute().getNextSyncToken();
      client.events().delete(calendarId, master.getId() + "_20261125T100000Z").execute();
      instances = client.events().instances(calendarId, master.getId()).execute().getItems();
    }

    try (Fixture google = keeping(file)) {
      Calendar client = google.client(Transport.APACHE, tokens.path("access_token").asText());
      assertThat(client.events().get(calendarId, single.getId()).execute()).isEqualTo(single);
      assertThat(client.events().list(calendarId).setSyncToken(syncToken).execute().getItems())
          .singleElement()
          .extracting(Event::getStatus)
          .isEqualTo("cancelled");
      assertThat(
              client
                  .events()
                  .instances(calendarId, instances.getFirst().getRecurringEventId())
                  .execute()
                  .getItems())
          .isEqualTo(instances);
      assertThat(google.refresh(tokens.path("refresh_token").asText()).statusCode()).isEqualTo(200);
      assertThat(google.tokens(Map.of("access_type", "offline")).has("refresh_token"))
          .as("the consent is remembered")
          .isFalse();
      assertThat(
              reasonOf(
                  refusalOf(() -> insert(client, calendarId, single.clone().setICalUID(null)))))
          .isEqualTo("409 duplicate");
    }
  }

  @Test
  void theFileIsForItsOwnerOnlyAndHoldsNoToken() throws IOException {
    Path file = folder.resolve("deep/state.json");
    JsonNode tokens;
    try (Fixture google = keeping(file)) {
      tokens = google.tokens(Map.of("access_type", "offline"));
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file))
        .contains(Fixture.ANNA)
        .doesNotContain(tokens.path("access_token").asText())
        .doesNotContain(tokens.path("refresh_token").asText())
        .doesNotContain(Fixture.SECRET);
  }

  @Test
  void aFileOfSomethingElseStopsTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "buy milk");

    assertThatThrownBy(() -> GoogleEmulator.start(EmulatorOptions.defaults().keepingStateIn(file)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("notes.txt");
    assertThat(Files.readString(file)).isEqualTo("buy milk");
  }

  private static Fixture keeping(Path file) {
    return Fixture.start(Fixture.options().keepingStateIn(file));
  }

  private static Event insert(Calendar client, String calendarId, Event event) throws IOException {
    return client.events().insert(calendarId, event).execute();
  }
}
