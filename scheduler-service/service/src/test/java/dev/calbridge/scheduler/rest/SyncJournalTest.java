package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import dev.calbridge.scheduler.world.Change;
import dev.calbridge.scheduler.world.Gateway;
import dev.calbridge.scheduler.world.JournalTopic;
import dev.calbridge.scheduler.world.Shop;
import dev.calbridge.scheduler.world.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SyncJournalTest {

  private static final String PATH = "/api/v1/sync-journal";

  @Inject Gateway gateway;
  @Inject ObjectMapper json;

  private Shop shop;
  private ChangeSource anna;

  @BeforeEach
  void open() {
    shop = Shop.open();
    anna = Change.caldav(Shop.ANNA_USER, shop.stuttgart);
  }

  @Test
  void whatAProgramChangesIsWrittenDownAndTold() throws Exception {
    CalendarEntry entry = created("w");
    update(entry, Change.title(entry.content(), "neu"));
    update(entry, Change.title(entry.content(), "anders"));
    update(entry, entry.content());

    lines()
        .body("items.size()", equalTo(3))
        .body("items.action", equalTo(List.of("CHANGE", "CHANGE", "CREATE")))
        .body("items.outcome", equalTo(List.of("REFUSED", "APPLIED", "APPLIED")))
        .body("items[0].code", equalTo("stale"))
        .body("items[0].undoable", equalTo(false))
        .body("items[0].before.title", equalTo("neu"))
        .body("items[0].after.title", equalTo("anders"))
        .body("items[1].before.title", equalTo("Mittagessen"))
        .body("items[1].after.title", equalTo("neu"))
        .body("items[1].undoable", equalTo(true))
        .body("items[2].before", nullValue());
    as("admin")
        .queryParams("resource", shop.anna, "outcome", "REFUSED")
        .get(PATH)
        .then()
        .body("items.size()", equalTo(1));
    as("admin")
        .queryParams("entry", entry.id(), "to", "2020-01-01T00:00:00Z")
        .get(PATH)
        .then()
        .body("items.size()", equalTo(0));
    try (Topic topic = new Topic(SchedulerTopics.SYNC_JOURNAL)) {
      var told = topic.awaitRecords(Shop.TENANT + "/" + shop.anna, 3);
      JournalLine last = json.readValue(told.getLast().value(), JournalLine.class);
      assertThat(last.code()).isEqualTo("stale");
      assertThat(last.source()).isEqualTo(anna);
    }
  }

  @Test
  void aPageFollowsTheOther() {
    for (int i = 0; i < 5; i++) {
      created("p" + i);
    }
    String next =
        as("admin")
            .queryParams("source", anna.id(), "limit", 3)
            .get(PATH)
            .then()
            .body("items.size()", equalTo(3))
            .extract()
            .path("next");
    as("admin")
        .queryParams("source", anna.id(), "limit", 3, "after", next)
        .get(PATH)
        .then()
        .body("items.size()", equalTo(2))
        .body("next", nullValue());
    as("admin")
        .queryParam("after", "nonsense")
        .get(PATH)
        .then()
        .statusCode(400)
        .body("code", equalTo("cursor-malformed"));
  }

  @Test
  void employeesSeeWhatWasDoneForThemselves() {
    created("e");
    as("ben.vogt")
        .queryParam("source", anna.id())
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(0));
    as("anna.berger")
        .queryParam("source", anna.id())
        .get(PATH)
        .then()
        .body("items.size()", equalTo(1));
    String line = line(0);
    as("ben.vogt").get(PATH + "/" + line).then().statusCode(404);
    as("anna.berger").post(PATH + "/" + line + "/undo").then().statusCode(403);
    as("hoergut.admin").get(PATH + "/" + line).then().statusCode(404);
    as("hoergut.admin").post(PATH + "/" + line + "/undo").then().statusCode(404);
  }

  @Test
  void aChangeIsTakenBack() {
    CalendarEntry entry = created("c");
    update(entry, Change.title(entry.content(), "verdorben"));
    String line = line(0);
    undo(line, 200).body("appointment.version", equalTo(3));
    appointment(entry).body("title", equalTo("Mittagessen"));
    undo(line, 409).body("code", equalTo("already-undone"));
    as("admin")
        .get(PATH + "/" + line)
        .then()
        .body("undoable", equalTo(false))
        .body("undone.by", equalTo("7c1b0000-0000-4000-8000-000000000001"));
  }

  @Test
  void whatWasChangedSinceIsOnlyTakenBackByForce() {
    CalendarEntry entry = created("f");
    CalendarEntry second = update(entry, Change.title(entry.content(), "zwei")).entry();
    update(second, Change.title(entry.content(), "drei"));
    String line = line(1);
    undo(line, 409).body("code", equalTo("changed-since"));
    appointment(entry).body("title", equalTo("drei"));
    as("admin").post(PATH + "/" + line + "/undo?force=true").then().statusCode(200);
    appointment(entry).body("title", equalTo("Mittagessen"));
  }

  @Test
  void aDeleteIsTakenBackWithUidAndName() {
    CalendarEntry entry = created("d");
    gateway.send(new EntryChange.Delete(anna, shop.anna, entry.id(), 1));
    as("admin").get("/api/v1/appointments/" + entry.id()).then().statusCode(404);
    undo(line(0), 200).body("appointment.version", equalTo(3));
    CalendarEntry back = update(entry, entry.content()).entry();
    assertThat(back.placements()).isEqualTo(entry.placements());
    assertThat(back.version()).isEqualTo(3);
  }

  @Test
  void aCreationIsTakenBack() {
    CalendarEntry entry = created("n");
    undo(line(0), 200).body("appointment", nullValue());
    as("admin").get("/api/v1/appointments/" + entry.id()).then().statusCode(404);
  }

  @Test
  void aRefusalCannotBeTakenBack() {
    CalendarEntry entry = created("r");
    update(entry, Change.title(entry.content(), "neu"));
    update(entry, Change.title(entry.content(), "anders"));
    undo(line(0), 409).body("code", equalTo("nothing-to-undo"));
  }

  @Test
  void linesOfGatewaysAreKeptOnce() {
    JournalLine line =
        new JournalLine(
            Shop.TENANT,
            UUID.randomUUID(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            shop.anna,
            null,
            JournalLine.Direction.OUTWARD,
            new ChangeSource(ChangeSource.Kind.GOOGLE, anna.id(), null, null, null),
            JournalLine.Action.CREATE,
            JournalLine.Outcome.FAILED,
            "quota",
            "Google nimmt gerade nichts an.",
            null,
            Change.lunch());
    try (JournalTopic topic = new JournalTopic(json)) {
      topic.write("not json", Shop.TENANT + "/" + shop.anna);
      topic.write(line);
      topic.write(line);
      JournalLine last = withId(line, UUID.randomUUID());
      topic.write(last);
      Awaitility.await()
          .untilAsserted(
              () ->
                  as("admin")
                      .get(PATH + "/" + last.id())
                      .then()
                      .statusCode(200)
                      .body("code", equalTo("quota")));
    }
    lines().body("items.size()", equalTo(2));
    undo(line.id().toString(), 404);
  }

  @Test
  void earlierVersionsCanBeRead() {
    CalendarEntry entry = created("v");
    update(entry, Change.title(entry.content(), "zwei"));
    String path = "/api/v1/appointments/" + entry.id() + "/versions";
    as("frieda.desk")
        .get(path)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].appointment.version", equalTo(1))
        .body("items[0].appointment.title", equalTo("Mittagessen"))
        .body("items[0].replacedBy", equalTo(Shop.ANNA_USER));
    as("hoergut.admin").get(path).then().body("items.size()", equalTo(0));
  }

  private static JournalLine withId(JournalLine line, UUID id) {
    return new JournalLine(
        line.tenant(),
        id,
        line.at(),
        line.resource(),
        line.entry(),
        line.direction(),
        line.source(),
        line.action(),
        line.outcome(),
        line.code(),
        line.detail(),
        line.before(),
        line.after());
  }

  private CalendarEntry created(String name) {
    EntryChangeOutcome outcome =
        gateway.send(
            new EntryChange.Create(
                anna, shop.anna, name + "@phone", name + ".ics", Change.lunch()));
    return ((Applied) outcome).entry();
  }

  private Applied update(CalendarEntry entry, EntryContent content) {
    EntryChangeOutcome outcome =
        gateway.send(new EntryChange.Update(anna, shop.anna, entry.id(), entry.version(), content));
    return outcome instanceof Applied applied ? applied : null;
  }

  /** Of this test's source. */
  private ValidatableResponse lines() {
    return as("frieda.desk").queryParam("source", anna.id()).get(PATH).then().statusCode(200);
  }

  private String line(int index) {
    return lines().extract().path("items[" + index + "].id");
  }

  private static ValidatableResponse undo(String line, int status) {
    return as("admin").post(PATH + "/" + line + "/undo").then().statusCode(status);
  }

  private static ValidatableResponse appointment(CalendarEntry entry) {
    return as("admin").get("/api/v1/appointments/" + entry.id()).then().statusCode(200);
  }
}
