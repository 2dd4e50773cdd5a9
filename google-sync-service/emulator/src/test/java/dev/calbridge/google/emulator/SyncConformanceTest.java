package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static dev.calbridge.google.emulator.Fixture.reasonOf;
import static dev.calbridge.google.emulator.Fixture.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class SyncConformanceTest {
  private final Fixture google = Fixture.start();
  private final Calendar client;
  private String calendarId;

  SyncConformanceTest(Transport transport) {
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
  void aDeltaHasEachChangeOnceAndDeletionsAsBareTombstones() throws IOException {
    Event kept = insert("bleibt");
    Event changed = insert("alt");
    Event deleted = insert("weg");
    String token = list().execute().getNextSyncToken();

    rename(changed, "neu");
    rename(changed, "noch neuer");
    client.events().delete(calendarId, deleted.getId()).execute();
    Event added = insert("dazu");

    Events delta = list().setSyncToken(token).execute();
    assertThat(delta.getItems())
        .extracting(Event::getId)
        .containsExactly(changed.getId(), deleted.getId(), added.getId())
        .doesNotContain(kept.getId());
    assertThat(delta.getItems().getFirst().getSummary()).isEqualTo("noch neuer");
    Event tombstone = delta.getItems().get(1);
    assertThat(tombstone.keySet()).containsExactlyInAnyOrder("kind", "etag", "id", "status");
    assertThat(tombstone.getStatus()).isEqualTo("cancelled");
    assertThat(list().setSyncToken(delta.getNextSyncToken()).execute().getItems()).isEmpty();
  }

  @Test
  void anOldTokenStillWorks() throws IOException {
    String token = list().execute().getNextSyncToken();
    Event first = insert("eins");
    list().setSyncToken(token).execute();
    Event second = insert("zwei");

    assertThat(list().setSyncToken(token).execute().getItems())
        .extracting(Event::getId)
        .containsExactly(first.getId(), second.getId());
  }

  @Test
  void aFullListHasNoTombstonesUnlessAskedFor() throws IOException {
    Event deleted = insert("weg");
    client.events().delete(calendarId, deleted.getId()).execute();

    assertThat(list().execute().getItems()).isEmpty();
    assertThat(list().setShowDeleted(true).execute().getItems())
        .extracting(Event::getId)
        .containsExactly(deleted.getId());
  }

  @Test
  void pagesShowTheStateAtTheFirstOneAndOnlyTheLastHasASyncToken() throws IOException {
    for (int i = 0; i < 5; i++) {
      insert("Termin " + i);
    }
    Events page = list().setMaxResults(2).execute();
    Event late = insert("zwischen den Seiten");
    List<String> seen = new ArrayList<>();
    int pages = 1;
    while (page.getNextPageToken() != null) {
      assertThat(page.getNextSyncToken()).isNull();
      page.getItems().forEach(event -> seen.add(event.getSummary()));
      page = list().setMaxResults(2).setPageToken(page.getNextPageToken()).execute();
      pages++;
    }
    page.getItems().forEach(event -> seen.add(event.getSummary()));

    assertThat(pages).isEqualTo(3);
    assertThat(seen).containsExactly("Termin 0", "Termin 1", "Termin 2", "Termin 3", "Termin 4");
    assertThat(list().setSyncToken(page.getNextSyncToken()).execute().getItems())
        .extracting(Event::getId)
        .containsExactly(late.getId());
  }

  @Test
  void aPageTokenIsGoodForItsOwnRequestOnly() throws IOException {
    insert("eins");
    insert("zwei");
    String token = list().setMaxResults(1).execute().getNextPageToken();

    assertThat(refusalOf(() -> list().setPageToken(token).setShowDeleted(true).execute()).getCode())
        .isEqualTo(400);
    assertThat(list().setPageToken(token).execute().getItems()).hasSize(1);
  }

  @Test
  void aTokenThatWasNeverGivenOutIsABadRequest() throws IOException {
    String token = list().execute().getNextSyncToken();
    String forged = (token.charAt(20) == 'A' ? "B" : "A") + token.substring(1);

    for (String bad : List.of("rubbish", forged)) {
      GoogleJsonError error = refusalOf(() -> list().setSyncToken(bad).execute());
      assertThat(reasonOf(error)).isEqualTo("400 invalid");
      assertThat(error.getMessage()).isEqualTo("Invalid sync token value.");
    }
  }

  @Test
  void aTokenOfAnotherCalendarIsABadRequest() throws IOException {
    String other = Fixture.newCalendar(client);
    String token = client.events().list(other).execute().getNextSyncToken();

    assertThat(reasonOf(refusalOf(() -> list().setSyncToken(token).execute())))
        .isEqualTo("400 invalid");
  }

  @Test
  void anExpiredTokenIsGoneAndAFullListGivesANewOne() throws IOException {
    String token = list().execute().getNextSyncToken();
    google.control("POST", "/sync-tokens/expire", "{\"calendarId\":\"" + calendarId + "\"}");

    GoogleJsonError error = refusalOf(() -> list().setSyncToken(token).execute());
    assertThat(reasonOf(error)).isEqualTo("410 fullSyncRequired");
    assertThat(error.getErrors().getFirst().getLocation()).isEqualTo("syncToken");

    String fresh = list().execute().getNextSyncToken();
    assertThat(list().setSyncToken(fresh).execute().getItems()).isEmpty();
  }

  @Test
  void aTokenExpiresByItselfAfterFourWeeks() throws IOException {
    String token = list().execute().getNextSyncToken();
    google.advance("P29D");
    Calendar later = google.client(Transport.APACHE);

    assertThat(
            reasonOf(
                refusalOf(() -> later.events().list(calendarId).setSyncToken(token).execute())))
        .isEqualTo("410 fullSyncRequired");
  }

  @Test
  void aTokenCannotBeCombinedWithRestrictions() throws IOException {
    String token = list().execute().getNextSyncToken();
    DateTime now = DateTime.parseRfc3339("2026-11-23T00:00:00Z");

    List<Calendar.Events.List> forbidden =
        List.of(
            list().setTimeMin(now),
            list().setTimeMax(now),
            list().setUpdatedMin(now),
            list().setQ("x"),
            list().setICalUID("x"),
            list().setOrderBy("updated"),
            list().setPrivateExtendedProperty(List.of("a=b")),
            list().setShowDeleted(false));

    for (Calendar.Events.List request : forbidden) {
      assertThat(refusalOf(() -> request.setSyncToken(token).execute()).getCode())
          .as(request.toString())
          .isEqualTo(400);
    }
  }

  @Test
  void aTokenBindsTheOtherParameters() throws IOException {
    String token = list().setSingleEvents(false).execute().getNextSyncToken();

    assertThat(
            refusalOf(() -> list().setSingleEvents(true).setSyncToken(token).execute()).getCode())
        .isEqualTo(400);
    assertThat(list().setMaxResults(2500).setSyncToken(token).execute().getItems()).isEmpty();
  }

  @Test
  void aTokenOfABoundedListBringsChangesOutsideTheBoundsToo() throws IOException {
    String token =
        list()
            .setTimeMin(DateTime.parseRfc3339("2026-11-23T00:00:00Z"))
            .execute()
            .getNextSyncToken();

    Event past =
        client
            .events()
            .insert(calendarId, event("früher", "2020-01-01T10:00:00Z", "2020-01-01T11:00:00Z"))
            .execute();

    assertThat(list().setSyncToken(token).execute().getItems())
        .extracting(Event::getId)
        .containsExactly(past.getId());
  }

  @Test
  void timeBoundsCompareTheEndWithTheLowerAndTheStartWithTheUpper() throws IOException {
    Event event = insert("10 bis 11 Uhr");

    assertThat(between("2026-11-24T10:59:00+01:00", "2026-11-24T12:00:00+01:00"))
        .containsExactly(event.getId());
    assertThat(between("2026-11-24T11:00:00+01:00", "2026-11-24T12:00:00+01:00")).isEmpty();
    assertThat(between("2026-11-24T09:00:00+01:00", "2026-11-24T10:00:00+01:00")).isEmpty();
    assertThat(between("2026-11-24T09:00:00+01:00", "2026-11-24T10:01:00+01:00"))
        .containsExactly(event.getId());
  }

  @Test
  void aMaskedListHasWhatTheMaskNamesAndNothingElse() throws IOException {
    insert("x");

    Events page = list().setFields("items(id,start/dateTime),nextSyncToken").execute();

    assertThat(page.keySet()).containsExactlyInAnyOrder("items", "nextSyncToken");
    assertThat(page.getItems().getFirst().keySet()).containsExactlyInAnyOrder("id", "start");
    assertThat(page.getItems().getFirst().getStart().keySet()).containsExactly("dateTime");
  }

  private List<String> between(String timeMin, String timeMax) throws IOException {
    return list()
        .setTimeMin(DateTime.parseRfc3339(timeMin))
        .setTimeMax(DateTime.parseRfc3339(timeMax))
        .execute()
        .getItems()
        .stream()
        .map(Event::getId)
        .toList();
  }

  private Calendar.Events.List list() throws IOException {
    return client.events().list(calendarId);
  }

  private Event insert(String summary) throws IOException {
    return client
        .events()
        .insert(
            calendarId, event(summary, "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00"))
        .execute();
  }

  private void rename(Event event, String summary) throws IOException {
    client.events().patch(calendarId, event.getId(), new Event().setSummary(summary)).execute();
  }
}
