package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.at;
import static dev.calbridge.google.emulator.Fixture.event;
import static dev.calbridge.google.emulator.Fixture.reasonOf;
import static dev.calbridge.google.emulator.Fixture.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.util.Data;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventReminder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class EventConformanceTest {
  private final Fixture google = Fixture.start();
  private final Calendar client;
  private String calendarId;

  EventConformanceTest(Transport transport) {
    this.client = google.client(transport);
  }

  @BeforeEach
  void createCalendar() throws IOException {
    calendarId = Fixture.newCalendar(client);
  }

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void anInsertedEventIsReadBackWithWhatWasWrittenAndGooglesOwnFields() throws IOException {
    Event written =
        insert(
            meeting("Beratung")
                .setDescription("Zeile 1\n<b>Zeile 2</b>")
                .setExtendedProperties(
                    new Event.ExtendedProperties().setPrivate(Map.of("calbridge", "1|2|3"))));

    Event read = get(written.getId());

    assertThat(read).isEqualTo(written);
    assertThat(read.getSummary()).isEqualTo("Beratung");
    assertThat(read.getDescription()).isEqualTo("Zeile 1\n<b>Zeile 2</b>");
    assertThat(read.getStart().getDateTime().toStringRfc3339())
        .isEqualTo("2026-11-24T10:00:00.000+01:00");
    assertThat(read.getStart().getTimeZone()).isEqualTo("Europe/Berlin");
    assertThat(read.getExtendedProperties().getPrivate()).containsEntry("calbridge", "1|2|3");
    assertThat(read.getStatus()).isEqualTo("confirmed");
    assertThat(read.getICalUID()).isEqualTo(written.getId() + "@google.com");
    assertThat(read.getEtag()).matches("\"\\d+\"");
    assertThat(read.getOrganizer().getSelf()).isTrue();
    assertThat(read.getReminders().getUseDefault()).isTrue();
  }

  @Test
  void anIdIsTakenForeverAndADeletedEventIsRevivedByAnUpdate() throws IOException {
    Event first = insert(meeting("eins").setId("abc123"));
    assertThat(reasonOf(refusalOf(() -> insert(meeting("zwei").setId("abc123")))))
        .isEqualTo("409 duplicate");

    delete("abc123");
    assertThat(reasonOf(refusalOf(() -> insert(meeting("drei").setId("abc123")))))
        .isEqualTo("409 duplicate");
    assertThat(get("abc123").getStatus()).isEqualTo("cancelled");

    Event revived =
        client
            .events()
            .update(calendarId, "abc123", meeting("vier").setStatus("confirmed"))
            .execute();
    assertThat(revived.getStatus()).isEqualTo("confirmed");
    assertThat(revived.getEtag()).isNotEqualTo(first.getEtag());
    assertThat(get("abc123").getSummary()).isEqualTo("vier");
  }

  @Test
  void anUpdateWithoutStatusDoesNotReviveADeletedEvent() throws IOException {
    insert(meeting("eins").setId("abc123"));
    delete("abc123");

    client.events().update(calendarId, "abc123", meeting("zwei")).execute();

    assertThat(get("abc123").getStatus()).isEqualTo("cancelled");
  }

  @Test
  void idsMustBeBase32HexOfAtLeastFiveCharacters() {
    for (String id : List.of("abcd", "abcdw", "ABCDE", "ab-cde", "ab_cde")) {
      assertThat(refusalOf(() -> insert(meeting("x").setId(id))).getMessage())
          .as(id)
          .isEqualTo("Invalid resource id value.");
    }
  }

  @Test
  void aStaleEntityTagStopsUpdatePatchAndDelete() throws IOException {
    Event old = insert(meeting("alt"));
    client.events().patch(calendarId, old.getId(), new Event().setSummary("neu")).execute();

    var update = client.events().update(calendarId, old.getId(), meeting("meins"));
    update.getRequestHeaders().setIfMatch(old.getEtag());
    var patch = client.events().patch(calendarId, old.getId(), new Event().setSummary("meins"));
    patch.getRequestHeaders().setIfMatch(old.getEtag());
    var delete = client.events().delete(calendarId, old.getId());
    delete.getRequestHeaders().setIfMatch(old.getEtag());

    assertThat(reasonOf(refusalOf(update::execute))).isEqualTo("412 conditionNotMet");
    assertThat(reasonOf(refusalOf(patch::execute))).isEqualTo("412 conditionNotMet");
    assertThat(reasonOf(refusalOf(delete::execute))).isEqualTo("412 conditionNotMet");
    assertThat(get(old.getId()).getSummary()).isEqualTo("neu");
  }

  @Test
  void theCurrentEntityTagLetsAWritePass() throws IOException {
    Event event = insert(meeting("alt"));
    var update = client.events().update(calendarId, event.getId(), meeting("neu"));
    update.getRequestHeaders().setIfMatch(event.getEtag());

    assertThat(update.execute().getEtag()).isNotEqualTo(event.getEtag());

    var delete = client.events().delete(calendarId, event.getId());
    delete.getRequestHeaders().setIfMatch("*");
    delete.execute();
    assertThat(get(event.getId()).getStatus()).isEqualTo("cancelled");
  }

  @Test
  void deletingTwiceIsGoneAndDeletingTheUnknownIsNotFound() throws IOException {
    Event event = insert(meeting("weg"));
    delete(event.getId());

    assertThat(reasonOf(refusalOf(() -> delete(event.getId())))).isEqualTo("410 deleted");
    assertThat(reasonOf(refusalOf(() -> delete("neverwas")))).isEqualTo("404 notFound");
  }

  @Test
  void aPatchMergesNullRemovesAndListsAreReplaced() throws IOException {
    Event event =
        insert(
            meeting("alt")
                .setLocation("Stuttgart")
                .setDescription("bleibt")
                .setExtendedProperties(
                    new Event.ExtendedProperties().setPrivate(Map.of("a", "1"))));

    Event patched =
        client
            .events()
            .patch(
                calendarId,
                event.getId(),
                new Event()
                    .setSummary("neu")
                    .setLocation(Data.nullOf(String.class))
                    .setExtendedProperties(
                        new Event.ExtendedProperties().setPrivate(Map.of("b", "2"))))
            .execute();

    assertThat(patched.getSummary()).isEqualTo("neu");
    assertThat(patched.getLocation()).isNull();
    assertThat(patched.getDescription()).isEqualTo("bleibt");
    assertThat(patched.getExtendedProperties().getPrivate())
        .containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
    assertThat(google.control("GET", "/journal?method=events.patch", "").path("writes").asInt())
        .isEqualTo(1);
  }

  @Test
  void anUpdateDropsWhatItLeavesOut() throws IOException {
    Event event = insert(meeting("alt").setLocation("Stuttgart").setColorId("5"));

    Event updated = client.events().update(calendarId, event.getId(), meeting("neu")).execute();

    assertThat(updated.getLocation()).isNull();
    assertThat(updated.getColorId()).isNull();
    assertThat(updated.getICalUID()).isEqualTo(event.getICalUID());
  }

  @Test
  void aChangeOfRemindersOnlyDoesNotMoveUpdated() throws IOException {
    Event event = insert(meeting("x"));
    google.advance("PT1M");
    var reminders =
        new Event.Reminders()
            .setUseDefault(false)
            .setOverrides(List.of(new EventReminder().setMethod("popup").setMinutes(10)));

    Event reminded =
        client
            .events()
            .patch(calendarId, event.getId(), new Event().setReminders(reminders))
            .execute();

    assertThat(reminded.getUpdated()).isEqualTo(event.getUpdated());
    assertThat(reminded.getEtag()).isNotEqualTo(event.getEtag());
    assertThat(
            client
                .events()
                .patch(calendarId, event.getId(), new Event().setSummary("y"))
                .execute()
                .getUpdated())
        .isNotEqualTo(event.getUpdated());
  }

  @Test
  void timesThatMakeNoSenseAreRefused() {
    assertThat(reasonOf(refusalOf(() -> insert(new Event().setSummary("ohne Zeiten")))))
        .isEqualTo("400 required");
    assertThat(
            reasonOf(
                refusalOf(
                    () -> insert(event("leer", "2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z")))))
        .isEqualTo("400 timeRangeEmpty");
    assertThat(
            refusalOf(
                    () ->
                        insert(
                            meeting("gemischt")
                                .setEnd(
                                    new com.google.api.services.calendar.model.EventDateTime()
                                        .setDate(
                                            new com.google.api.client.util.DateTime(
                                                "2026-11-25")))))
                .getMessage())
        .contains("must either both be date or both be dateTime");
    assertThat(
            reasonOf(
                refusalOf(
                    () ->
                        insert(
                            meeting("x")
                                .setStart(at("2026-11-24T10:00:00Z").setTimeZone("+02:00"))))))
        .isEqualTo("400 invalid");
  }

  @Test
  void longPropertyNamesAreDroppedAndLongValuesCutInSilence() throws IOException {
    Event event =
        insert(
            meeting("x")
                .setExtendedProperties(
                    new Event.ExtendedProperties()
                        .setPrivate(Map.of("n".repeat(45), "weg", "lang", "v".repeat(1025)))));

    assertThat(event.getExtendedProperties().getPrivate())
        .containsOnly(Map.entry("lang", "v".repeat(1024)));
  }

  private Event meeting(String summary) {
    return event(summary, "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00");
  }

  private Event insert(Event event) throws IOException {
    return client.events().insert(calendarId, event).execute();
  }

  private Event get(String id) throws IOException {
    return client.events().get(calendarId, id).execute();
  }

  private void delete(String id) throws IOException {
    client.events().delete(calendarId, id).execute();
  }
}
