package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static dev.calbridge.google.emulator.Fixture.reasonOf;
import static dev.calbridge.google.emulator.Fixture.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads that are behind, pages cut at will, forgotten tombstones, and answers that arrive badly.
 */
class ConsistencyConformanceTest {
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

  private Event insert(String summary) throws IOException {
    return client
        .events()
        .insert(calendar, event(summary, "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00"))
        .execute();
  }

  private List<String> titles(Events read) {
    return read.getItems().stream().map(Event::getSummary).toList();
  }

  @Test
  void whatWasJustWrittenIsNotReadYetAndComesInADeltaLater() throws IOException {
    Event old = insert("alt");
    google.control("POST", "/stale-reads", "{\"by\":\"PT5S\"}");
    google.advance("PT10S");
    Event fresh = insert("neu");
    client.events().patch(calendar, old.getId(), new Event().setSummary("anders")).execute();

    assertThat(reasonOf(refusalOf(() -> client.events().get(calendar, fresh.getId()).execute())))
        .isEqualTo("404 notFound");
    assertThat(client.events().get(calendar, old.getId()).execute().getEtag())
        .isEqualTo(old.getEtag());
    Events behind = client.events().list(calendar).execute();
    assertThat(titles(behind)).containsExactly("alt");
    assertThat(reasonOf(refusalOf(() -> insertAs(fresh.getId()))))
        .as("writes go by what is")
        .isEqualTo("409 duplicate");

    google.advance("PT6S");
    assertThat(
            titles(
                client.events().list(calendar).setSyncToken(behind.getNextSyncToken()).execute()))
        .as("the token of the list that was behind misses nothing")
        .containsExactlyInAnyOrder("neu", "anders");
  }

  private Event insertAs(String id) throws IOException {
    return client
        .events()
        .insert(
            calendar,
            event("x", "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00").setId(id))
        .execute();
  }

  @Test
  void pagesMayBeShortAndEmpty() throws IOException {
    for (int i = 0; i < 5; i++) {
      insert("e" + i);
    }
    google.control("POST", "/pages", "{\"largest\":2,\"gaps\":true}");
    List<Integer> sizes = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    Events page = client.events().list(calendar).execute();
    while (page.getNextPageToken() != null) {
      assertThat(page.getNextSyncToken()).isNull();
      sizes.add(page.getItems().size());
      titles.addAll(titles(page));
      page = client.events().list(calendar).setPageToken(page.getNextPageToken()).execute();
    }
    sizes.add(page.getItems().size());
    titles.addAll(titles(page));
    assertThat(sizes).containsExactly(2, 0, 2, 0, 1);
    assertThat(titles).containsExactly("e0", "e1", "e2", "e3", "e4");
    assertThat(page.getNextSyncToken()).isNotNull();
  }

  @Test
  void aListCanExpireBetweenItsPages() throws IOException {
    insert("a");
    String token = client.events().list(calendar).execute().getNextSyncToken();
    insert("b");
    insert("c");
    google.control("POST", "/pages", "{\"largest\":1}");
    google.control(
        "POST",
        "/faults",
        "{\"method\":\"events.list\",\"skip\":1,\"status\":410,\"reason\":\"fullSyncRequired\"}");
    String second = client.events().list(calendar).setSyncToken(token).execute().getNextPageToken();
    assertThat(
            reasonOf(
                refusalOf(
                    () ->
                        client
                            .events()
                            .list(calendar)
                            .setSyncToken(token)
                            .setPageToken(second)
                            .execute())))
        .isEqualTo("410 fullSyncRequired");
  }

  @Test
  void aForgottenTombstoneFreesTheIdAndExpiresTokens() throws IOException {
    Event event = insert("x");
    String token = client.events().list(calendar).execute().getNextSyncToken();
    client.events().delete(calendar, event.getId()).execute();
    google.advance("P29D");
    google.control("POST", "/tombstones/drop", "{\"olderThan\":\"P30D\"}");
    Calendar still = google.client(Transport.APACHE);
    assertThat(still.events().get(calendar, event.getId()).execute().getStatus())
        .isEqualTo("cancelled");

    google.advance("P2D");
    Calendar later = google.client(Transport.APACHE);
    google.control("POST", "/tombstones/drop", "{\"olderThan\":\"P30D\"}");
    assertThat(reasonOf(refusalOf(() -> later.events().get(calendar, event.getId()).execute())))
        .isEqualTo("404 notFound");
    assertThat(
            reasonOf(refusalOf(() -> later.events().list(calendar).setSyncToken(token).execute())))
        .isEqualTo("410 fullSyncRequired");
    assertThat(
            later
                .events()
                .insert(
                    calendar,
                    event("y", "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00")
                        .setId(event.getId()))
                .execute()
                .getId())
        .isEqualTo(event.getId());
  }

  @Test
  void anAnswerThatIsNotZippedAsItSaysCannotBeRead() throws IOException {
    google.control("POST", "/faults", "{\"method\":\"events.list\",\"spoil\":\"gzip\"}");
    assertThatThrownBy(() -> client.events().list(calendar).execute())
        .isInstanceOf(IOException.class);
    client.events().list(calendar).execute();
  }

  @Test
  void aSlowBodyArrivesInTheEnd() throws IOException {
    insert("x");
    google.control("POST", "/faults", "{\"method\":\"events.list\",\"spoil\":\"slow\"}");
    long began = System.nanoTime();
    assertThat(titles(client.events().list(calendar).execute())).containsExactly("x");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(500));
  }

  @Test
  void theUserDeletesEverythingAtOnce() throws IOException {
    insert("a");
    insert("b");
    google.control("DELETE", "/calendars/" + calendar + "/events", "");
    assertThat(client.events().list(calendar).execute().getItems()).isEmpty();
    assertThat(client.events().list(calendar).setShowDeleted(true).execute().getItems()).hasSize(2);
  }

  @Test
  void aSnapshotBringsEverythingBackButTheClock() throws IOException {
    insert("a");
    google.control("POST", "/snapshots/before", "{}");
    Event later = insert("b");
    google.advance("PT1H");
    google.control("POST", "/snapshots/before/restore", "{}");

    Calendar after = google.client(Transport.APACHE);
    assertThat(titles(after.events().list(calendar).execute())).containsExactly("a");
    assertThat(google.control("GET", "/clock", "").path("ahead").asText()).isEqualTo("PT1H");
    Event again =
        after
            .events()
            .insert(
                calendar,
                event("b", "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00")
                    .setId(later.getId()))
            .execute();
    assertThat(again.getEtag()).as("no entity tag comes twice").isNotEqualTo(later.getEtag());
    assertThat(google.http().send("POST", "/_emu/snapshots/none/restore", "{}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsNoDurationIsABadRequest() {
    for (String[] call :
        new String[][] {
          {"/stale-reads", "{\"by\":\"soon\"}"},
          {"/stale-reads", "{\"by\":\"-PT1S\"}"},
          {"/tombstones/drop", "{}"},
          {"/pages", "{\"largest\":-1}"}
        }) {
      assertThat(google.http().send("POST", "/_emu" + call[0], call[1]).statusCode())
          .as(String.join(" ", call))
          .isEqualTo(400);
    }
  }
}
