package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FreeSlotsTest {

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
    // Mondays from 8 to 10 in Stuttgart, which is an hour ahead of UTC in winter.
    opens("2026-11-02T08:00:00", "2026-11-02T10:00:00", "FREQ=WEEKLY");
  }

  @Test
  void slotsAreWhatAvailabilitiesLeaveBesideBookingsAndUnavailabilities() {
    Map<String, Object> booked = shop.appointment();
    booked.put("buffers", Map.of("beforeMinutes", 5, "afterMinutes", 0));
    shop.book(booked);
    slots("2026-11-23", "2026-11-24", Map.of("minutes", 30))
        .statusCode(200)
        .body("zone", equalTo("Europe/Berlin"))
        .body("minutes", equalTo(30))
        .body(
            "items.start",
            contains("2026-11-23T07:00:00Z", "2026-11-23T07:15:00Z", "2026-11-23T08:30:00Z"));

    Map<String, Object> away = new HashMap<>();
    away.put("resource", shop.anna);
    away.put("span", Map.of("type", "all-day", "start", "2026-11-23", "end", "2026-11-24"));
    as("admin").body(away).post("/api/v1/unavailabilities").then().statusCode(201);
    slots("2026-11-23", "2026-11-24", Map.of()).body("items", empty());
  }

  @Test
  void theStepWidthAndTheTypesLengthCount() {
    shop.resource(
        shop.anna, "Anna", Map.of("employee", shop.annaEmployee, "stepMinutes", 20, "capacity", 2));
    UUID type = Shop.id();
    as("admin")
        .body(Map.of("name", "Beratung", "defaultMinutes", 50))
        .put("/api/v1/appointment-types/" + type)
        .then()
        .statusCode(201);
    shop.book(shop.appointment());
    slots("2026-11-23", "2026-11-24", Map.of("type", type))
        .body("minutes", equalTo(50))
        .body(
            "items.start",
            contains(
                "2026-11-23T07:00:00Z",
                "2026-11-23T07:20:00Z",
                "2026-11-23T07:40:00Z",
                "2026-11-23T08:00:00Z"));
    slots("2026-11-23", "2026-11-24", Map.of("type", UUID.randomUUID())).statusCode(404);
  }

  @Test
  void availabilitiesKeepTheirHourInSummer() {
    slots("2027-06-07", "2027-06-08", Map.of("minutes", 120))
        .body("items.start", contains("2027-06-07T06:00:00Z"));
  }

  @Test
  void withoutAvailabilitiesNothingIsFree() {
    as("admin")
        .queryParams("from", "2026-11-23T00:00:00Z", "to", "2026-11-24T00:00:00Z")
        .get("/api/v1/resources/" + shop.room + "/free-slots")
        .then()
        .statusCode(200)
        .body("items", empty());
  }

  @Test
  void thePublicSeesOnlyWhatIsBookedOnline() {
    slots("2126-11-25", "2126-11-27", Map.of("public", true))
        .statusCode(403)
        .body("code", equalTo("online-booking-not-allowed"));
    shop.resource(
        shop.anna, "Anna", Map.of("employee", shop.annaEmployee, "onlineBookingAllowed", true));
    slots("2020-01-01", "2020-03-01", Map.of("public", true)).body("items", empty());
    slots("2126-11-25", "2126-11-27", Map.of("public", true, "limit", 1))
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("cutShort", equalTo(true));
  }

  @Test
  void whatIsAskedForIsChecked() {
    slots("2026-11-23", "2027-02-24", Map.of()).statusCode(422);
    slots("2026-11-23", "2026-11-24", Map.of("minutes", 0)).statusCode(400);
    slots("2026-11-23", "2026-11-24", Map.of("limit", 5000)).statusCode(400);
    as("hoergut.admin")
        .queryParams("from", "2026-11-23T00:00:00Z", "to", "2026-11-24T00:00:00Z")
        .get("/api/v1/resources/" + shop.anna + "/free-slots")
        .then()
        .statusCode(404);
  }

  private ValidatableResponse slots(String from, String to, Map<String, ?> others) {
    return as("frieda.desk")
        .queryParams("from", from + "T00:00:00Z", "to", to + "T00:00:00Z")
        .queryParams(others)
        .get("/api/v1/resources/" + shop.anna + "/free-slots")
        .then();
  }

  private void opens(String start, String end, String rule) {
    Map<String, Object> body = new HashMap<>();
    body.put("resource", shop.anna);
    body.put("span", Shop.timed(start, end));
    body.put("recurrence", Map.of("rule", rule));
    as("admin").body(body).post("/api/v1/availabilities").then().statusCode(201);
  }
}
