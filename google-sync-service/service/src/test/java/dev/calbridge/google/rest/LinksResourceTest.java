package dev.calbridge.google.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.calbridge.google.world.SyncTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LinksResourceTest extends SyncTest {

  private static final String LINKS = "/api/v1/google/links";

  @Test
  void anAdministratorSeesAllLinksAndAnEmployeeTheOwn() {
    Linked others = link("keep-ours", "both");
    Linked own = link(world.house.resourceOf(subject("anna.berger"), "Anna"), "keep-ours", "both");
    given().get(LINKS).then().statusCode(401);
    as("frieda.desk").get(LINKS).then().statusCode(403);
    as("admin").get(LINKS).then().statusCode(200).body("id", hasItems(own.id(), others.id()));
    as("anna.berger")
        .get(LINKS)
        .then()
        .statusCode(200)
        .body("id", hasItem(own.id()))
        .body("id", not(hasItem(others.id())));
    problem(as("anna.berger").get(LINKS + "/" + others.id()), 404, "link-unknown");
    problem(as("anna.berger").delete(LINKS + "/" + others.id()), 404, "link-unknown");
    problem(as("anna.berger").body("{}").patch(LINKS + "/" + others.id()), 404, "link-unknown");
    as("anna.berger").post(LINKS + "/" + own.id() + "/sync").then().statusCode(202);
    as("anna.berger")
        .post(LINKS + "/" + own.id() + "/held-deletions/release")
        .then()
        .statusCode(403);
    Map<String, Object> wish =
        Map.of("resource", own.resource(), "calendarId", "x", "grant", own.grant());
    problem(as("anna.berger").body(wish).post(LINKS), 403, "grant-not-own");
  }

  @Test
  void aLinkTellsHowItFares() {
    Linked link = link("take-theirs", "both");
    soon().until(() -> status(link).path("lastInward") != null);
    status(link)
        .then()
        .statusCode(200)
        .body("resource", equalTo(link.resource().toString()))
        .body("calendarId", equalTo(link.calendar()))
        .body("policy", equalTo("take-theirs"))
        .body("direction", equalTo("both"))
        .body("state", equalTo("active"))
        .body("pending", equalTo(0));
    as("admin").get(LINKS).then().statusCode(200).body("id", hasItem(link.id()));
  }

  @Test
  void badInputIsToldApartAndKeepsNothing() {
    problem(as("admin").body("{").post(LINKS), 400, "malformed-json");
    problem(as("admin").body("{}").post(LINKS), 400, "invalid-request");
    problem(
        as("admin")
            .body(
                Map.of(
                    "resource",
                    UUID.randomUUID(),
                    "calendarId",
                    "x",
                    "grant",
                    UUID.randomUUID(),
                    "policy",
                    "coin-flip"))
            .post(LINKS),
        400,
        "invalid-request");
    as("admin").get(LINKS + "/no-uuid").then().statusCode(404);
    problem(as("admin").get(LINKS + "/" + UUID.randomUUID()), 404, "link-unknown");
    problem(
        create(UUID.randomUUID(), "x", UUID.randomUUID(), "keep-ours", "both"),
        422,
        "resource-unknown");
  }

  @Test
  void onlyACalendarThatMayBeUsedIsLinked() {
    Linked link = link("keep-ours", "both");
    UUID grant = link.grant();
    UUID resource = unlinked();
    problem(create(resource, "primary", grant, "keep-ours", "both"), 422, "calendar-primary");
    problem(
        create(resource, world.google.email(), grant, "keep-ours", "both"),
        422,
        "calendar-primary");
    problem(
        create(resource, "nowhere@group.calendar.google.com", grant, "keep-ours", "both"),
        422,
        "calendar-unknown");
    problem(
        create(resource, world.google.newCalendar("Zwei"), UUID.randomUUID(), "keep-ours", "both"),
        409,
        "consent-needed");
    problem(create(resource, link.calendar(), grant, "keep-ours", "both"), 409, "calendar-taken");
  }

  @Test
  void aResourceHasOneCalendarAndMayHaveAnotherOnceTheLinkIsOnItsWayOut() {
    Linked link = link("keep-ours", "both");
    String other = world.google.newCalendar("Zwei");
    long before = world.google.journal();
    problem(
        create(link.resource(), other, link.grant(), "keep-ours", "both"), 409, "resource-taken");
    problem(
        as("admin").body(Map.of("resource", link.resource(), "grant", link.grant())).post(LINKS),
        409,
        "resource-taken");
    assertThat(world.google.requests("calendars.insert", before, "")).as("none was made").isZero();

    world.google.disturb("{\"method\":\"events.delete\",\"status\":503,\"count\":100}");
    world.house.create(link.resource(), appointment("Geht", TOMORROW_NINE));
    inGoogle(link, "Geht");
    as("admin").delete(LINKS + "/" + link.id() + "?keep=false").then().statusCode(202);
    create(link.resource(), other, link.grant(), "keep-ours", "both").then().statusCode(201);
  }

  /** A resource the service has heard of. */
  private UUID unlinked() {
    UUID resource = world.house.resource("Ben Vogt");
    soon()
        .until(
            () ->
                create(resource, "primary", UUID.randomUUID(), "keep-ours", "both")
                    .path("code")
                    .equals("calendar-primary"));
    return resource;
  }

  @Test
  void aCalendarHasOneLinkOverAllTenantsAndNobodySeesAnothersLinks() {
    Linked link = link("keep-ours", "both");
    UUID foreign = world.house.resource("hoergut", "Raum");
    Map<String, Object> wish =
        Map.of("resource", foreign, "calendarId", link.calendar(), "grant", link.grant());
    Response taken =
        soon()
            .until(
                () -> as("hoergut.admin").body(wish).post(LINKS),
                response -> !"resource-unknown".equals(response.path("code")));
    problem(taken, 409, "calendar-taken");
    as("hoergut.admin").get(LINKS).then().statusCode(200).body("id", not(hasItem(link.id())));
    problem(as("hoergut.admin").get(LINKS + "/" + link.id()), 404, "link-unknown");
    problem(as("hoergut.admin").delete(LINKS + "/" + link.id()), 404, "link-unknown");
  }

  @Test
  void aLinkTakenDownLeavesItsEventsOrTakesThemAlong() {
    Linked keeping = link("keep-ours", "both");
    world.house.create(keeping.resource(), appointment("Bleibt", TOMORROW_NINE));
    inGoogle(keeping, "Bleibt");
    as("admin").delete(LINKS + "/" + keeping.id()).then().statusCode(204);
    status(keeping).then().statusCode(404);
    inGoogle(keeping, "Bleibt");

    Linked taking = link("keep-ours", "both");
    world.house.create(taking.resource(), appointment("Geht", TOMORROW_NINE));
    world.google.create(
        taking.calendar(), "{\"summary\":\"Annas\"," + times(TOMORROW_NINE.plusHours(2)) + "}");
    inGoogle(taking, "Geht");
    soon().until(() -> world.house.entriesOf(taking.resource()).size() == 2);
    as("admin").delete(LINKS + "/" + taking.id() + "?keep=false").then().statusCode(202);
    soon().until(() -> status(taking).statusCode() == 404);
    assertThat(world.google.event(taking.calendar(), "Geht")).isEmpty();
    assertThat(world.google.event(taking.calendar(), "Annas")).isPresent();
    assertThat(world.house.entriesOf(taking.resource())).hasSize(2);
  }

  private static void problem(Response response, int status, String code) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }
}
