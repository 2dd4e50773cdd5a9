package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static dev.calbridge.scheduler.world.Shop.asGateway;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LinkedCalendarsTest {

  private static Shop shop;

  private final UUID link = UUID.randomUUID();
  private final String calendar = UUID.randomUUID() + "@group.calendar.example";

  @BeforeEach
  void open() {
    if (shop == null) {
      shop = Shop.open();
    }
  }

  @Test
  void aLinksCalendarIsTheResourcesReferenceUntilTheLinkIsGone() {
    int before = resource(shop.anna).extract().path("version");
    connect(shop.anna, link, calendar).statusCode(204);
    int connected =
        resource(shop.anna)
            .body("externalCalendar", equalTo(calendar))
            .body("version", greaterThan(before))
            .extract()
            .path("version");
    connect(shop.anna, link, calendar).statusCode(204);
    resource(shop.anna).body("version", equalTo(connected));

    disconnect(shop.anna, UUID.randomUUID());
    resource(shop.anna).body("externalCalendar", equalTo(calendar));
    disconnect(shop.anna, link);
    disconnect(shop.anna, link);
    resource(shop.anna).body("externalCalendar", nullValue());
  }

  @Test
  void nobodyWritesOverTheCalendarOfALink() {
    connect(shop.room, link, calendar).statusCode(204);
    shop.resource(shop.room, "Sehteststation 2", Map.of());
    shop.resource(shop.room, "Sehteststation 3", Map.of("externalCalendar", "mine"));
    resource(shop.room)
        .body("name", equalTo("Sehteststation 3"))
        .body("externalCalendar", equalTo(calendar));
    disconnect(shop.room, link);
    shop.resource(shop.room, "Sehteststation 3", Map.of("externalCalendar", "mine"));
    resource(shop.room).body("externalCalendar", equalTo("mine"));
  }

  @Test
  void aCalendarHasOneResourceAndAResourceOneCalendar() {
    connect(shop.ben, link, calendar).statusCode(204);
    connect(shop.hidden, UUID.randomUUID(), calendar)
        .statusCode(409)
        .body("code", equalTo("calendar-taken"));
    connect(shop.ben, UUID.randomUUID(), "another")
        .statusCode(409)
        .body("code", equalTo("resource-taken"));
    resource(shop.ben).body("externalCalendar", equalTo(calendar));
    disconnect(shop.ben, link);
    UUID next = UUID.randomUUID();
    connect(shop.hidden, next, calendar).statusCode(204);
    disconnect(shop.hidden, next);
  }

  @Test
  void whatMakesNoSenseChangesNothing() {
    connect(UUID.randomUUID(), link, calendar).statusCode(404);
    connect(shop.hidden, link, " ").statusCode(400).body("code", equalTo("calendar-malformed"));
    connect(shop.hidden, link, "x".repeat(1_001)).statusCode(400);
    asGateway()
        .header("Calbridge-Tenant", "")
        .body("{}")
        .put(path(shop.hidden, link))
        .then()
        .statusCode(400);
    resource(shop.hidden).body("externalCalendar", nullValue());
  }

  private static ValidatableResponse connect(UUID resource, UUID link, String calendar) {
    return asGateway().body(Map.of("calendarId", calendar)).put(path(resource, link)).then();
  }

  private static void disconnect(UUID resource, UUID link) {
    asGateway().delete(path(resource, link)).then().statusCode(204);
  }

  private static ValidatableResponse resource(UUID resource) {
    return as("anna.berger").get("/api/v1/resources/" + resource).then().statusCode(200);
  }

  private static String path(UUID resource, UUID link) {
    return "/internal/v1/resources/" + resource + "/linked-calendars/" + link;
  }
}
