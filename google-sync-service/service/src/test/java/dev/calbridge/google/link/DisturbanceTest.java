package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import dev.calbridge.google.world.SyncTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes wrong out there leaves no double, no gap and no standstill. */
@QuarkusTest
class DisturbanceTest extends SyncTest {

  @Inject Pool pool;

  @Test
  void anInsertWhoseAnswerIsLostLeavesOneEvent() {
    Linked link = link("keep-ours", "both");
    world.google.disturb(
        "{\"method\":\"events.insert\",\"when\":\"after\",\"drop\":true,\"count\":1}");
    world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    inGoogle(link, "Sehtest");
    awaitQuiet(link);
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  @Test
  void anUpdateWhoseAnswerIsLostIsRecognised() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    inGoogle(link, "Sehtest");
    awaitQuiet(link);
    world.google.disturb(
        "{\"method\":\"events.update\",\"when\":\"after\",\"drop\":true,\"count\":1}");
    world.house.edit(entry.id(), appointment("Zweites", TOMORROW_NINE));
    inGoogle(link, "Zweites");
    awaitQuiet(link);
    assertThat(world.house.changes(link.resource())).isEmpty();
  }

  @Test
  void googleSaysItHasChangedMeanwhile() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    inGoogle(link, "Sehtest");
    awaitQuiet(link);
    world.google.disturb(
        "{\"method\":\"events.update\",\"status\":412,\"reason\":\"conditionNotMet\",\"count\":3}");
    world.house.edit(entry.id(), appointment("Zweites", TOMORROW_NINE));
    inGoogle(link, "Zweites");
    awaitQuiet(link);
  }

  @Test
  void whatIsOvertakenAfterThreeNewDecisionsWaits() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    inGoogle(link, "Sehtest");
    awaitQuiet(link);
    world.google.disturb(
        "{\"method\":\"events.update\",\"status\":412,\"reason\":\"conditionNotMet\",\"count\":4}");
    world.house.edit(entry.id(), appointment("Zweites", TOMORROW_NINE));
    soon().until(() -> status(link).path("parked.reason"), hasItem("changes-too-fast"));
    as("admin").post("/api/v1/google/links/" + link.id() + "/sync").then().statusCode(202);
    inGoogle(link, "Zweites");
    awaitQuiet(link);
  }

  @Test
  void rateLimitsAndOutagesAreRiddenOut() {
    Linked link = link("keep-ours", "both");
    world.google.disturb(
        "{\"method\":\"events.insert\",\"status\":403,\"reason\":\"rateLimitExceeded\",\"count\":1}");
    world.google.disturb(
        "{\"method\":\"events.insert\",\"status\":503,\"reason\":\"backendError\","
            + "\"retryAfterSeconds\":1,\"count\":1}");
    world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    inGoogle(link, "Sehtest");
  }

  @Test
  void deletionsInTheGapOfAnExpiredCursorAreFound() {
    Linked link = link("keep-ours", "both");
    CalendarEntry gone = world.house.create(link.resource(), appointment("Weg", TOMORROW_NINE));
    world.house.create(link.resource(), appointment("Bleibt", TOMORROW_NINE.plusHours(1)));
    String event = inGoogle(link, "Weg").get("id").asText();
    inGoogle(link, "Bleibt");
    awaitQuiet(link);

    // First the cursor goes, then the event: its tombstone is never listed.
    world.google.expireSyncTokens(link.calendar());
    world.google.delete(link.calendar(), event);
    soon().until(() -> world.house.entry(gone.id()).isEmpty());
    awaitQuiet(link);
    assertThat(world.house.entriesOf(link.resource())).hasSize(1);
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  @Test
  void oneEventThatGoogleRejectsDoesNotStopTheOthers() {
    Linked link = link("keep-ours", "both");
    CalendarEntry bad = world.house.create(link.resource(), appointment("Erstes", TOMORROW_NINE));
    CalendarEntry good =
        world.house.create(link.resource(), appointment("Zweites", TOMORROW_NINE.plusHours(1)));
    String event = inGoogle(link, "Erstes").get("id").asText();
    inGoogle(link, "Zweites");
    awaitQuiet(link);
    world.google.disturb(
        "{\"method\":\"events.update\",\"path\":\"%s\",\"status\":400,\"reason\":\"invalid\",\"count\":999}"
            .formatted(event));
    world.house.edit(bad.id(), appointment("Erstes, anders", TOMORROW_NINE));
    world.house.edit(good.id(), appointment("Zweites, anders", TOMORROW_NINE.plusHours(1)));
    inGoogle(link, "Zweites, anders");
    soon().until(() -> status(link).path("parked.reason"), hasItem("rejected-by-google"));

    world.google.calm();
    as("admin").post("/api/v1/google/links/" + link.id() + "/sync").then().statusCode(202);
    inGoogle(link, "Erstes, anders");
    awaitQuiet(link);
  }

  @Test
  void withdrawnConsentStopsTheLinkUntilItIsGivenAgain() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    inGoogle(link, "Sehtest");
    world.google.withdrawConsent();
    soon().until(() -> "consent-needed".equals(status(link).path("state")));
    long before = world.google.journal();
    world.house.edit(entry.id(), appointment("Zweites", TOMORROW_NINE));
    soon().until(() -> status(link).<Integer>path("pending") == 1);

    world.grants.renew(link.grant());
    assertThat(world.google.requests("events.update", before, link.calendar())).isZero();
    as("admin").post("/api/v1/google/links/" + link.id() + "/sync").then().statusCode(202);
    inGoogle(link, "Zweites");
    assertThat(status(link).<String>path("state")).isEqualTo("active");
  }

  @Test
  void aCalendarDeletedInGoogleDeletesNothingInTheHouse() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    inGoogle(link, "Sehtest");
    world.google.deleteCalendar(link.calendar());
    soon().until(() -> "calendar-lost".equals(status(link).path("state")));
    assertThat(world.house.entry(entry.id())).isPresent();
    assertThat(world.house.changes(link.resource())).isEmpty();
  }

  @Test
  void aChangeInGoogleWaitsForTheHouse() {
    Linked link = link("keep-ours", "both");
    world.house.away(true);
    world.google.create(link.calendar(), "{\"summary\":\"Neu\"," + times(TOMORROW_NINE) + "}");
    soon().until(() -> status(link).<Integer>path("pending") == 1);
    world.house.away(false);
    soon().until(() -> world.house.entriesOf(link.resource()).size() == 1);
    awaitQuiet(link);
    assertThat(world.house.entriesOf(link.resource())).hasSize(1);
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  @Test
  void workOfAProcessThatDiedIsTakenOver() {
    Linked link = link("keep-ours", "both");
    awaitQuiet(link);
    soon()
        .until(
            () ->
                sql(
                        "update link_queue set lease_owner = gen_random_uuid(),"
                            + " lease_until = now() + interval '2 seconds'"
                            + " where link = $1 and lease_until is null",
                        link)
                    == 1);
    world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    inGoogle(link, "Sehtest");
    awaitQuiet(link);
  }

  @Test
  void aLinkThatLostItsMemoryFindsItsEventsAgain() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    String event = inGoogle(link, "Sehtest").get("id").asText();
    awaitQuiet(link);
    pool.withTransaction(
            connection ->
                connection
                    .preparedQuery("select set_config('app.tenant', 'optik-himmel', true)")
                    .execute()
                    .chain(
                        () ->
                            connection
                                .preparedQuery(
                                    "update pair set event = null, theirs = null,"
                                        + " agreement = null where link = $1")
                                .execute(Tuple.of(UUID.fromString(link.id())))))
        .await()
        .indefinitely();
    world.house.edit(entry.id(), appointment("Zweites", TOMORROW_NINE));
    assertThat(inGoogle(link, "Zweites").get("id").asText()).isEqualTo(event);
    awaitQuiet(link);
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  private int sql(String statement, Linked link) {
    return pool.preparedQuery(statement)
        .execute(Tuple.of(UUID.fromString(link.id())))
        .await()
        .indefinitely()
        .rowCount();
  }
}
