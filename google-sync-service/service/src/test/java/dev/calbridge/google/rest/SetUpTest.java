package dev.calbridge.google.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.calbridge.credential.contract.OAuthConsent;
import dev.calbridge.google.link.Channels;
import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.LinkSettings;
import dev.calbridge.google.link.LinkState;
import dev.calbridge.google.world.FakeHouse;
import dev.calbridge.google.world.SyncTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From consent to a link, as people go. */
@QuarkusTest
class SetUpTest extends SyncTest {

  private static final String GOOGLE = "/api/v1/google";

  @Inject Channels channels;

  @Test
  void anEmployeeConsentsAndHasACalendarMadeForTheOwnResource() {
    UUID resource = world.house.resourceOf(subject("anna.berger"), "Anna Berger");
    UUID foreign = world.house.resource("Raum 1");
    Response started =
        soon()
            .until(
                () ->
                    as("anna.berger")
                        .body(Map.of("resource", resource, "language", "de"))
                        .post(GOOGLE + "/consents"),
                response -> response.statusCode() == 201);
    as("anna.berger")
        .body(Map.of("resource", foreign))
        .post(GOOGLE + "/consents")
        .then()
        .statusCode(403);
    String consent = started.path("id");
    as("ben.vogt").get(GOOGLE + "/consents/" + consent).then().statusCode(404);
    as("anna.berger")
        .get(GOOGLE + "/consents/" + consent)
        .then()
        .statusCode(200)
        .body("state", equalTo("waiting"));

    UUID grant = world.grants.consent(world.google.email());
    world.grants.conclude(UUID.fromString(consent), new OAuthConsent.Granted(grant));
    String told =
        as("anna.berger")
            .get(GOOGLE + "/consents/" + consent + "/events")
            .then()
            .extract()
            .asString();
    assertThat(told).contains("\"state\":\"granted\"", grant.toString());

    as("anna.berger")
        .queryParam("resource", resource)
        .queryParam("grant", grant)
        .get(GOOGLE + "/calendars")
        .then()
        .statusCode(200)
        .body("id", not(hasItem(world.google.email())));
    Response link =
        as("anna.berger")
            .body(Map.of("resource", resource, "grant", grant))
            .post(GOOGLE + "/links");
    link.then().statusCode(201);
    String calendar = link.path("calendarId");
    soon().until(() -> world.grants.uses(link.path("id")));
    world.house.create(resource, appointment("Sehtest", TOMORROW_NINE));
    soon().until(() -> world.google.event(calendar, "Sehtest").isPresent());
    as("anna.berger").delete(GOOGLE + "/links/" + link.path("id")).then().statusCode(204);
    soon().until(() -> !world.grants.uses(link.path("id")));
  }

  @Test
  void aConsentWithoutAllBoxesTickedNamesWhatIsMissing() {
    UUID resource = world.house.resource("Raum 2");
    String consent =
        as("admin").body(Map.of("resource", resource)).post(GOOGLE + "/consents").path("id");
    world.grants.conclude(
        UUID.fromString(consent), new OAuthConsent.ScopesMissing(List.of("calendar.events")));
    as("admin")
        .get(GOOGLE + "/consents/" + consent)
        .then()
        .body("state", equalTo("scopes-missing"))
        .body("missing", hasItem("calendar.events"));
  }

  @Test
  void aCalendarIsEmptiedOnlyAfterSomebodySawHowMuchWouldGo() {
    UUID resource = world.house.resource("Raum 3");
    String calendar = world.google.newCalendar("Alt");
    for (int i = 0; i < 3; i++) {
      world.google.create(
          calendar, "{\"summary\":\"Alt " + i + "\"," + times(TOMORROW_NINE.plusHours(i)) + "}");
    }
    UUID grant = world.grants.consent(world.google.email());
    Map<String, Object> look = Map.of("resource", resource, "grant", grant, "calendarId", calendar);
    Response seen = as("admin").body(look).post(GOOGLE + "/calendars/emptying-looks");
    seen.then().statusCode(200).body("events", equalTo(3));
    as("admin")
        .body(Map.of("resource", resource, "grant", grant, "calendarId", "primary"))
        .post(GOOGLE + "/calendars/emptying-looks")
        .then()
        .statusCode(422)
        .body("code", equalTo("calendar-primary"));

    Map<String, Object> wish =
        Map.of("resource", resource, "grant", grant, "calendarId", calendar, "emptyFirst", "guess");
    soon()
        .until(
            () -> as("admin").body(wish).post(GOOGLE + "/links").<String>path("code"),
            code -> "emptying-not-confirmed".equals(code));
    assertThat(world.google.events(calendar)).hasSize(3);

    world.house.create(resource, appointment("Neu", TOMORROW_NINE));
    Response link =
        as("admin")
            .body(
                Map.of(
                    "resource", resource,
                    "grant", grant,
                    "calendarId", calendar,
                    "emptyFirst", seen.path("confirmation")))
            .post(GOOGLE + "/links");
    link.then().statusCode(201).body("state", equalTo("emptying"));
    soon().until(() -> world.google.event(calendar, "Neu").isPresent());
    assertThat(world.google.events(calendar)).hasSize(1);
    assertThat(world.house.entriesOf(resource)).hasSize(1);
    as("admin").delete(GOOGLE + "/links/" + link.path("id")).then().statusCode(204);
  }

  @Test
  void aNotificationIsBelievedWithTheTokenOfItsChannelOnly() {
    Linked linked = link("keep-ours", "both");
    Link link =
        new Link(
            FakeHouse.TENANT,
            UUID.fromString(linked.id()),
            linked.resource(),
            linked.calendar(),
            linked.grant(),
            LinkSettings.USUAL,
            LinkState.ACTIVE,
            null,
            null);
    String channel = "channel-" + linked.id();
    Instant end = Instant.now().plusSeconds(600);
    channels.opening(link, channel, "the-token", Instant.now(), end);
    channels.opened(link, new Channels.Channel(channel, "r", Instant.now(), end));
    soon().until(() -> status(linked).path("channelExpiresAt") != null);
    notified(channel, "the-token").then().statusCode(204);
    notified(channel, "another").then().statusCode(404);
    notified("no-channel", "the-token").then().statusCode(404);
    given().post(GOOGLE + "/notifications").then().statusCode(404);
  }

  private static Response notified(String channel, String token) {
    return given()
        .header("X-Goog-Channel-ID", channel)
        .header("X-Goog-Channel-Token", token)
        .header("X-Goog-Resource-State", "exists")
        .post(GOOGLE + "/notifications");
  }
}
