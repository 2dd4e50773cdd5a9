package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static dev.calbridge.google.emulator.Fixture.reasonOf;
import static dev.calbridge.google.emulator.Fixture.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesConformanceTest {
  private final Fixture google = Fixture.start();
  private final Calendar client = google.client(Transport.APACHE);
  private String calendarId;

  @BeforeEach
  void createCalendar() throws IOException {
    calendarId = Fixture.newCalendar(client);
  }

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void aWeeklySeriesKeepsItsLocalTimeOverTheEndOfSummerTime() throws IOException {
    Event master =
        insert(
            event("Serie", "2026-10-19T10:00:00+02:00", "2026-10-19T11:00:00+02:00")
                .setRecurrence(List.of("RRULE:FREQ=WEEKLY;COUNT=2")));

    List<Event> instances = instances(master);

    assertThat(instances)
        .extracting(Event::getId)
        .containsExactly(
            master.getId() + "_20261019T080000Z", master.getId() + "_20261026T090000Z");
    assertThat(instances.get(1).getStart().getDateTime().toStringRfc3339())
        .isEqualTo("2026-10-26T10:00:00.000+01:00");
    assertThat(instances.get(1).getRecurringEventId()).isEqualTo(master.getId());
  }

  @Test
  void excludedAndAddedDatesCount() throws IOException {
    Event master =
        insert(
            event("Serie", "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00")
                .setRecurrence(
                    List.of(
                        "RRULE:FREQ=DAILY;COUNT=3",
                        "EXDATE;TZID=Europe/Berlin:20261125T100000",
                        "RDATE:20261201T090000Z")));

    assertThat(instances(master))
        .extracting(Event::getId)
        .containsExactly(
            master.getId() + "_20261124T090000Z",
            master.getId() + "_20261126T090000Z",
            master.getId() + "_20261201T090000Z");
  }

  @Test
  void anUpdatedInstanceBecomesAnExceptionAndADeletedOneAHole() throws IOException {
    Event master = weekly();
    String token = client.events().list(calendarId).execute().getNextSyncToken();
    List<Event> instances = instances(master);

    client
        .events()
        .update(calendarId, instances.get(1).getId(), instances.get(1).setSummary("Ausnahme"))
        .execute();
    client.events().delete(calendarId, instances.get(2).getId()).execute();

    List<Event> delta = client.events().list(calendarId).setSyncToken(token).execute().getItems();
    assertThat(delta)
        .extracting(Event::getId, Event::getStatus)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(instances.get(1).getId(), "confirmed"),
            org.assertj.core.groups.Tuple.tuple(instances.get(2).getId(), "cancelled"));
    assertThat(delta.get(1).getRecurringEventId()).isEqualTo(master.getId());
    assertThat(delta.get(1).getOriginalStartTime().getDateTime()).isNotNull();
    assertThat(instances(master))
        .extracting(Event::getSummary)
        .containsExactly("Serie", "Ausnahme", "Serie");
    assertThat(client.events().list(calendarId).execute().getItems())
        .as("a hole in a living series is listed even without showDeleted")
        .hasSize(3);
    assertThat(
            reasonOf(
                refusalOf(
                    () -> client.events().delete(calendarId, instances.get(2).getId()).execute())))
        .isEqualTo("410 deleted");
  }

  @Test
  void singleEventsShowsInstancesAndNeverTheMaster() throws IOException {
    Event master = weekly();
    Event moved = instances(master).get(1);
    client
        .events()
        .patch(
            calendarId,
            moved.getId(),
            new Event()
                .setStart(Fixture.at("2026-12-02T08:00:00+01:00"))
                .setEnd(Fixture.at("2026-12-02T09:00:00+01:00")))
        .execute();

    List<Event> listed =
        client
            .events()
            .list(calendarId)
            .setSingleEvents(true)
            .setOrderBy("startTime")
            .setTimeMin(DateTime.parseRfc3339("2026-11-25T00:00:00Z"))
            .setTimeMax(DateTime.parseRfc3339("2026-12-10T00:00:00Z"))
            .execute()
            .getItems();

    assertThat(listed)
        .extracting(event -> event.getStart().getDateTime().toStringRfc3339())
        .containsExactly("2026-12-02T08:00:00.000+01:00", "2026-12-08T10:00:00.000+01:00");
  }

  @Test
  void deletingTheMasterCancelsItsExceptions() throws IOException {
    Event master = weekly();
    Event exception = instances(master).get(1);
    client
        .events()
        .patch(calendarId, exception.getId(), new Event().setSummary("Ausnahme"))
        .execute();
    String token = client.events().list(calendarId).execute().getNextSyncToken();

    client.events().delete(calendarId, master.getId()).execute();

    assertThat(client.events().list(calendarId).setSyncToken(token).execute().getItems())
        .extracting(Event::getId, Event::getStatus)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(master.getId(), "cancelled"),
            org.assertj.core.groups.Tuple.tuple(exception.getId(), "cancelled"));
    assertThat(client.events().list(calendarId).execute().getItems()).isEmpty();
  }

  @Test
  void shorteningASeriesDropsTheExceptionsBehindItsEnd() throws IOException {
    Event master = weekly();
    Event last = instances(master).get(3);
    client.events().patch(calendarId, last.getId(), new Event().setSummary("Ausnahme")).execute();

    client
        .events()
        .patch(
            calendarId,
            master.getId(),
            new Event().setRecurrence(List.of("RRULE:FREQ=WEEKLY;UNTIL=20261202T000000Z")))
        .execute();

    assertThat(instances(master)).hasSize(2);
    assertThat(client.events().get(calendarId, last.getId()).execute().getStatus())
        .isEqualTo("cancelled");
  }

  @Test
  void anAllDaySeriesNamesItsInstancesByDate() throws IOException {
    Event master =
        insert(
            new Event()
                .setSummary("Inventur")
                .setStart(new EventDateTime().setDate(new DateTime("2026-12-30")))
                .setEnd(new EventDateTime().setDate(new DateTime("2027-01-01")))
                .setRecurrence(List.of("RRULE:FREQ=MONTHLY;COUNT=3")));

    List<Event> instances = instances(master);

    assertThat(instances)
        .extracting(Event::getId)
        .containsExactly(
            master.getId() + "_20261230",
            master.getId() + "_20270130",
            master.getId() + "_20270330");
    assertThat(instances.getFirst().getEnd().getDate().toStringRfc3339()).isEqualTo("2027-01-01");
  }

  @Test
  void aSeriesNeedsAZoneAndAReadableRule() {
    Event noZone = event("x", "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z");
    noZone.getStart().setTimeZone(null);
    noZone.getEnd().setTimeZone(null);
    assertThat(
            refusalOf(() -> insert(noZone.setRecurrence(List.of("RRULE:FREQ=DAILY")))).getMessage())
        .isEqualTo("Missing time zone definition for start time.");
    for (String bad :
        List.of(
            "FREQ=DAILY",
            "RRULE:FREQ=SOMETIMES",
            "RRULE:FREQ=DAILY;UNTIL=20261201",
            "RRULE:FREQ=DAILY;UNTIL=20261201T000000",
            "EXDATE:20261125T090000Z",
            "DTSTART:20261124T100000Z")) {
      assertThat(
              refusalOf(
                      () ->
                          insert(
                              event("x", "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z")
                                  .setRecurrence(List.of(bad))))
                  .getCode())
          .as(bad)
          .isEqualTo(400);
    }
  }

  private Event weekly() throws IOException {
    return insert(
        event("Serie", "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00")
            .setRecurrence(List.of("RRULE:FREQ=WEEKLY;COUNT=4")));
  }

  private Event insert(Event event) throws IOException {
    return client.events().insert(calendarId, event).execute();
  }

  private List<Event> instances(Event master) throws IOException {
    return client.events().instances(calendarId, master.getId()).execute().getItems();
  }
}
