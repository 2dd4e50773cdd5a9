package dev.calbridge.google.googleapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.link.Attempt;
import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.GoogleCalendars;
import dev.calbridge.google.link.GoogleCalendars.Draft;
import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.RemoteEvent;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.google.sync.Stamp;
import dev.calbridge.google.world.FakeHouse;
import dev.calbridge.google.world.SyncTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several calls in one request: each part for itself. */
@QuarkusTest
class GoogleBatchesTest extends SyncTest {

  @Inject GoogleCalendars google;

  private CalendarAccess access;
  private long since;

  @BeforeEach
  void open() {
    access =
        new CalendarAccess(
            FakeHouse.TENANT,
            world.grants.consent(world.google.email()),
            world.google.newCalendar("Stapel"));
    since = world.google.journal();
  }

  @Test
  void manyEventsAreMadeInOneRequest() {
    assertThat(google.insertAll(access, drafts(50))).allMatch(Attempt.Done.class::isInstance);
    assertThat(world.google.events(access.calendarId())).hasSize(50);
    assertThat(batches()).isOne();
  }

  @Test
  void onlyPartsThatAreUndecidedAreSentAgain() {
    world.google.disturb(part("\"skip\":3,\"count\":2,\"status\":503,\"reason\":\"backendError\""));
    assertThat(google.insertAll(access, drafts(10))).allMatch(Attempt.Done.class::isInstance);
    assertThat(world.google.events(access.calendarId())).hasSize(10);
    assertThat(batches()).isEqualTo(2);
    assertThat(world.google.requests("events.insert", since, access.calendarId())).isEqualTo(12);
  }

  @Test
  void aPartThatGoogleRefusesIsNotHiddenByTheEnvelope() {
    List<Draft> drafts = drafts(3);
    google.insertAll(access, drafts.subList(1, 2));
    world.google.disturb(part("\"skip\":2,\"count\":1,\"status\":400,\"reason\":\"invalid\""));
    List<Attempt<RemoteEvent>> made = google.insertAll(access, drafts);
    assertThat(made.get(0)).isInstanceOf(Attempt.Done.class);
    assertThat(fault(made.get(1))).isEqualTo(GoogleFault.Kind.ID_TAKEN);
    assertThat(fault(made.get(2))).isEqualTo(GoogleFault.Kind.REJECTED);
  }

  @Test
  void anEnvelopeThatIsLostIsSentAgainAndWhatWasDoneIsFoundDone() {
    world.google.disturb("{\"method\":\"batch\",\"when\":\"after\",\"count\":1,\"drop\":true}");
    List<Attempt<RemoteEvent>> made = google.insertAll(access, drafts(5));
    assertThat(made).allMatch(one -> fault(one) == GoogleFault.Kind.ID_TAKEN);
    assertThat(world.google.events(access.calendarId())).hasSize(5);
  }

  @Test
  void whatIsGoneCountsAsDeleted() {
    google.insertAll(access, drafts(4));
    List<String> events = new ArrayList<>();
    for (JsonNode event : world.google.events(access.calendarId())) {
      events.add(event.get("id").asText());
    }
    world.google.delete(access.calendarId(), events.getFirst());
    assertThat(google.deleteAll(access, events)).allMatch(Attempt.Done.class::isInstance);
    assertThat(world.google.events(access.calendarId())).isEmpty();
  }

  @Test
  void aFirstLinkGoesInBatchesAndDoublesNothingWhenPartsFail() {
    UUID resource = world.house.resource("Raum 9");
    Set<String> titles = new HashSet<>();
    for (int i = 0; i < 120; i++) {
      titles.add("Termin " + i);
      world.house.create(resource, appointment("Termin " + i, TOMORROW_NINE.plusHours(i)));
    }
    Linked warm = link("keep-ours", "both");
    world.house.create(warm.resource(), appointment("Zuletzt", TOMORROW_NINE));
    inGoogle(warm, "Zuletzt");

    long before = world.google.journal();
    world.google.disturb(
        part(
            "\"skip\":20,\"count\":4,\"when\":\"after\",\"status\":503,\"reason\":\"backendError\""));
    Linked link = link(resource, "keep-ours", "both");
    soon().until(() -> world.google.events(link.calendar()).size() == 120);
    awaitQuiet(link);
    assertThat(world.google.events(link.calendar()))
        .extracting(event -> event.get("summary").asText())
        .containsExactlyInAnyOrderElementsOf(titles);
    assertThat(world.google.requests("batch", before, "batch")).isLessThan(10);
    assertThat(world.google.requests("events.insert", before, link.calendar())).isLessThan(135);
  }

  private int batches() {
    return world.google.requests("batch", since, "batch");
  }

  private static String part(String how) {
    return "{\"method\":\"events.insert\"," + how + "}";
  }

  private static GoogleFault.Kind fault(Attempt<RemoteEvent> attempt) {
    return attempt instanceof Attempt.Failed<RemoteEvent>(GoogleFault fault) ? fault.kind() : null;
  }

  private List<Draft> drafts(int count) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = UUID.randomUUID().toString().replace("-", "");
      drafts.add(
          new Draft(
              id,
              Contents.at("Termin " + i, TOMORROW_NINE.plusHours(i)),
              new Stamp(UUID.randomUUID(), UUID.randomUUID(), id, 1, 1)));
    }
    return drafts;
  }
}
