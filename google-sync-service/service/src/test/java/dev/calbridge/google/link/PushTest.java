package dev.calbridge.google.link;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.world.SyncTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Google tells of changes. Every link looks by itself only once in many hours, so what arrives here
 * has been told; time passes by putting clocks and stamps forward.
 */
@QuarkusTest
@TestProfile(PushTest.Reachable.class)
class PushTest extends SyncTest {

  private static final String ENTRY = "{\"summary\":\"%s\",%s}";

  @Inject Pool pool;

  /** Google can reach the service. */
  public static final class Reachable implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("calbridge.google.push-url", "${test.relay}/api/v1/google/notifications");
    }
  }

  /** A link with a channel that will not look at Google by itself for hours. */
  private Linked watched() {
    Linked link = link("keep-ours", "both");
    as("admin")
        .body("{\"pollMinutes\":60}")
        .patch("/api/v1/google/links/" + link.id())
        .then()
        .statusCode(200);
    soon().until(() -> world.google.channels(link.calendar()) == 1);
    lookNow(link);
    awaitQuiet(link);
    return link;
  }

  @Test
  void whatChangesInGoogleIsTold() {
    Linked link = watched();
    long before = world.google.journal();
    create(link, "Sehtest");
    soon().until(() -> titles(link).contains("Sehtest"));
    awaitQuiet(link);
    assertThat(world.google.requests("events.list", before, link.calendar())).isOne();
    assertThat(world.google.writes(before, link.calendar())).isZero();
    assertThat(status(link).<String>path("channelExpiresAt")).as("shown").isNotNull();
  }

  @Test
  void ourOwnWriteIsToldTooAndCausesOneLookAndNoWrite() {
    Linked link = watched();
    long before = world.google.journal();
    world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    inGoogle(link, "Sehtest");
    soon().until(() -> world.google.requests("events.list", before, link.calendar()) == 1);
    awaitQuiet(link);
    assertThat(world.google.writes(before, link.calendar())).isOne();
    assertThat(world.house.changes(link.resource())).isEmpty();
  }

  @Test
  void aBurstIsReadInFewLooks() {
    Linked link = watched();
    long before = world.google.journal();
    int events = 40;
    for (int i = 0; i < events; i++) {
      create(link, "Termin " + i);
    }
    soon().until(() -> titles(link).size() == events);
    awaitQuiet(link);
    assertThat(titles(link)).doesNotHaveDuplicates();
    assertThat(world.google.requests("events.list", before, link.calendar()))
        .as("looks at the calendar")
        .isLessThan(events);
  }

  @Test
  void aNotificationThatComesTwiceDoesNoHarm() {
    Linked link = watched();
    world.google.disturbNotifications(0, 1);
    create(link, "Sehtest");
    soon().until(() -> titles(link).contains("Sehtest"));
    awaitQuiet(link);
    assertThat(titles(link)).containsExactly("Sehtest");
  }

  @Test
  void notificationsThatComeLateOrInAnotherOrderOrFromSomebodyElseDoNoHarm() {
    Linked link = watched();
    world.google.delayNotifications(1, Duration.ofMillis(200));
    world.google.forgeNotification(link.calendar());
    create(link, "Eins");
    create(link, "Zwei");
    create(link, "Drei");
    soon().until(() -> titles(link).size() == 3);
    world.google.delayNotifications(0, Duration.ZERO);
    awaitQuiet(link);
    assertThat(titles(link)).containsExactlyInAnyOrder("Eins", "Zwei", "Drei");
  }

  @Test
  void aLostNotificationIsMadeUpForByTheNextLook() {
    Linked link = watched();
    world.google.disturbNotifications(1, 0);
    create(link, "Sehtest");
    assertThat(Duration.between(Instant.now(), nextLook(link)))
        .as("ten times the hour, a quarter more or less, some of it gone")
        .isBetween(Duration.ofHours(7), Duration.ofMinutes(751));
    assertThat(titles(link)).isEmpty();
    lookNow(link);
    soon().until(() -> titles(link).contains("Sehtest"));
  }

  @Test
  void aChannelIsRenewedWhileTheOldOneStillWorks() {
    Linked link = watched();
    long before = world.google.journal();
    pass(link, Duration.ofDays(5));
    soon().until(() -> world.google.requests("events.watch", before, link.calendar()) == 1);
    soon().until(() -> world.google.channels(link.calendar()) == 1);
    List<String> methods =
        world.google.requests(before).stream().map(entry -> entry.get("method").asText()).toList();
    assertThat(methods.indexOf("events.watch"))
        .as("the old one is stopped after the new one is there")
        .isLessThan(methods.indexOf("channels.stop"));

    create(link, "Sehtest");
    soon().until(() -> titles(link).contains("Sehtest"));
  }

  @Test
  void aChannelThatExpiredIsReplaced() {
    Linked link = watched();
    world.google.loseChannels();
    create(link, "Verpasst");
    pass(link, Duration.ofDays(8));
    soon().until(() -> titles(link).contains("Verpasst"));
    soon().until(() -> world.google.channels(link.calendar()) == 1);
    awaitQuiet(link);
    create(link, "Gemeldet");
    soon().until(() -> titles(link).contains("Gemeldet"));
  }

  @Test
  void aChannelGoogleForgotIsNotMissedForLongerThanALook() {
    Linked link = watched();
    world.google.loseChannels();
    create(link, "Verpasst");
    lookNow(link);
    soon().until(() -> titles(link).contains("Verpasst"));
  }

  @Test
  void aCalendarThatCannotBeWatchedIsLookedAtAsOftenAsWithoutPush() {
    Linked link = watched();
    world.google.loseChannels();
    world.google.refuseToWatch(link.calendar());
    pass(link, Duration.ofDays(8));
    soon()
        .until(
            () -> Duration.between(Instant.now(), nextLook(link)),
            until ->
                until.compareTo(Duration.ofMinutes(44)) > 0
                    && until.compareTo(Duration.ofMinutes(76)) < 0);
    long before = world.google.journal();
    lookNow(link);
    soon().until(() -> world.google.requests("events.list", before, link.calendar()) == 1);
    awaitQuiet(link);
    assertThat(world.google.requests("events.watch", before, link.calendar()))
        .as("the refusal is remembered")
        .isZero();
  }

  @Test
  void aChannelWhoseOpeningGotLostIsStoppedAndAnotherOneOpened() {
    long before = world.google.journal();
    world.google.disturb(
        "{\"method\":\"events.watch\",\"when\":\"after\",\"drop\":true,\"count\":1}");
    Linked link = link("keep-ours", "both");
    soon().until(() -> stops(before) == 1);
    soon().until(() -> world.google.channels(link.calendar()) == 1);
    soon()
        .until(
            () -> rows("select opened from channel where link = $1", link),
            rows -> rows.size() == 1 && rows.getFirst().getBoolean(0));
    create(link, "Sehtest");
    soon().until(() -> titles(link).contains("Sehtest"));
  }

  private long stops(long since) {
    return world.google.requests(since).stream()
        .filter(entry -> entry.get("method").asText().equals("channels.stop"))
        .count();
  }

  @Test
  void whoDoesNotKnowTheTokenCausesNothing() {
    Linked link = watched();
    String channel = rows("select id from channel where link = $1", link).getFirst().getString(0);
    long before = world.google.journal();
    for (String token : List.of("", "x", channel)) {
      given()
          .header("X-Goog-Channel-ID", channel)
          .header("X-Goog-Channel-Token", token)
          .header("X-Goog-Resource-State", "exists")
          .post("/api/v1/google/notifications")
          .then()
          .statusCode(404);
    }
    create(link, "Sehtest");
    soon().until(() -> titles(link).contains("Sehtest"));
    assertThat(world.google.requests("events.list", before, link.calendar())).isOne();
  }

  @Test
  void aLinkThatIsTakenDownStopsItsChannel() {
    Linked link = watched();
    as("admin").delete("/api/v1/google/links/" + link.id() + "?keep=true").then().statusCode(204);
    soon().until(() -> world.google.channels(link.calendar()) == 0);
  }

  private JsonNode create(Linked link, String title) {
    return world.google.create(link.calendar(), ENTRY.formatted(title, times(TOMORROW_NINE)));
  }

  private List<String> titles(Linked link) {
    return world.house.entriesOf(link.resource()).stream()
        .map(entry -> entry.content().title())
        .toList();
  }

  private Instant nextLook(Linked link) {
    return rows("select poll_at from link_queue where link = $1", link)
        .getFirst()
        .get(OffsetDateTime.class, 0)
        .toInstant();
  }

  /** The time of the next look has come. */
  private void lookNow(Linked link) {
    long before = world.google.journal();
    rows("update link_queue set poll_at = now() where link = $1", link);
    soon().until(() -> world.google.requests("events.list", before, link.calendar()) > 0);
    soon().until(() -> nextLook(link).isAfter(Instant.now()));
  }

  /** The link's channel and its next look are so much older now. */
  private void pass(Linked link, Duration time) {
    String by = " - interval '" + time.toHours() + " hours'";
    rows(
        "update channel set opened_at = opened_at"
            + by
            + ", expires_at = expires_at"
            + by
            + " where link = $1",
        link);
    rows("update link_queue set poll_at = now() where link = $1", link);
  }

  private List<Row> rows(String statement, Linked link) {
    List<Row> rows = new ArrayList<>();
    pool.preparedQuery(statement)
        .execute(Tuple.of(UUID.fromString(link.id())))
        .await()
        .indefinitely()
        .forEach(rows::add);
    return rows;
  }
}
