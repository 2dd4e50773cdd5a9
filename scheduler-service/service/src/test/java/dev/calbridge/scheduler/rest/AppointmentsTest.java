package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AppointmentsTest {

  private static final String PATH = "/api/v1/appointments/";

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @Test
  void whatWasBookedIsRead() {
    Response booked = shop.book(shop.appointment());
    booked.then().header("ETag", "\"1\"").header("Location", equalTo(location(booked)));
    as("anna.berger")
        .get(PATH + id(booked))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("title", equalTo("Sehtest Karla"))
        .body("span.type", equalTo("timed"))
        .body("span.zone", equalTo("Europe/Berlin"))
        .body("span.start", equalTo("2026-11-23T09:00:00"));
  }

  @Test
  void aPutUnderTheRightVersionMakesTheNextOne() {
    String id = id(shop.book(shop.appointment()));
    Map<String, Object> moved = shop.appointment();
    moved.put("span", Map.of("type", "all-day", "start", "2026-11-24", "end", "2026-11-25"));

    as("admin")
        .header("If-Match", "\"1\"")
        .body(moved)
        .put(PATH + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("span.type", equalTo("all-day"));
    as("admin")
        .header("If-Match", "\"1\"")
        .body(shop.appointment())
        .put(PATH + id)
        .then()
        .statusCode(412)
        .body("code", equalTo("stale-version"));
    as("admin")
        .body(shop.appointment())
        .put(PATH + id)
        .then()
        .statusCode(428)
        .body("code", equalTo("precondition-required"));
    as("admin").get(PATH + id).then().header("ETag", "\"2\"");
  }

  @Test
  void aPutThatChangesNothingMakesNoVersion() {
    String id = id(shop.book(shop.appointment()));
    as("admin")
        .header("If-Match", "\"1\"")
        .body(shop.appointment())
        .put(PATH + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"");
  }

  @Test
  void aClientMayChooseTheIdOnce() {
    UUID id = Shop.id();
    as("admin")
        .header("If-None-Match", "*")
        .body(shop.appointment())
        .put(PATH + id)
        .then()
        .statusCode(201);
    as("admin")
        .header("If-None-Match", "*")
        .body(shop.appointment())
        .put(PATH + id)
        .then()
        .statusCode(412)
        .body("code", equalTo("already-exists"));
  }

  @Test
  void aDeletedIdGoesOnWithItsVersions() {
    UUID id = Shop.id();
    as("admin").body(shop.appointment()).put(PATH + id).then().statusCode(201);
    as("admin").delete(PATH + id).then().statusCode(428);
    as("admin").header("If-Match", "\"7\"").delete(PATH + id).then().statusCode(412);
    as("admin").header("If-Match", "\"1\"").delete(PATH + id).then().statusCode(204);
    as("admin").get(PATH + id).then().statusCode(404).body("code", equalTo("not-found"));
    as("admin")
        .body(shop.appointment())
        .put(PATH + id)
        .then()
        .statusCode(201)
        .header("ETag", "\"3\"");
  }

  @Test
  void theBookOfAResourceShowsWhatTouchesTheWindow() {
    String single = id(shop.book(shop.appointment()));
    Map<String, Object> weekly = shop.appointment();
    weekly.put("recurrence", Map.of("rule", "FREQ=WEEKLY", "excluded", List.of()));
    String series = id(shop.book(weekly));

    as("anna.berger")
        .queryParams(
            "resource", shop.anna, "from", "2026-11-23T00:00:00Z", "to", "2026-11-24T00:00:00Z")
        .get("/api/v1/appointments")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(single))
        .body("items.id", hasItem(series));
    as("anna.berger")
        .queryParams(
            "resource", shop.anna, "from", "2027-03-01T00:00:00Z", "to", "2027-03-08T00:00:00Z")
        .get("/api/v1/appointments")
        .then()
        .statusCode(200)
        .body("items.id", not(hasItem(single)))
        .body("items.id", hasItem(series));
  }

  @Test
  void aLongBookComesPageByPage() {
    for (int hour = 9; hour < 12; hour++) {
      Map<String, Object> body = shop.appointment();
      body.put(
          "span",
          Shop.timed(
              "2026-11-23T%02d:00:00".formatted(hour), "2026-11-23T%02d:30:00".formatted(hour)));
      shop.book(body);
    }
    Response first = page(null);
    first.then().statusCode(200).body("items.size()", equalTo(2));
    page(first.path("next"))
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("next", equalTo(null));
    page("nonsense").then().statusCode(400).body("code", equalTo("cursor-malformed"));
  }

  private Response page(String after) {
    var request =
        as("admin")
            .queryParams(
                "resource",
                shop.anna,
                "from",
                "2026-11-23T00:00:00Z",
                "to",
                "2026-11-24T00:00:00Z",
                "limit",
                2);
    return (after == null ? request : request.queryParam("after", after))
        .get("/api/v1/appointments");
  }

  @Test
  void anEmployeeBooksOnlyHerself() {
    as("anna.berger").body(shop.appointment()).post("/api/v1/appointments").then().statusCode(201);
    Map<String, Object> other = shop.appointment();
    other.put("primaryResource", shop.ben);
    as("anna.berger")
        .body(other)
        .post("/api/v1/appointments")
        .then()
        .statusCode(403)
        .body("code", equalTo("not-own-resource"));
    String bens = id(shop.book(other));
    as("anna.berger").header("If-Match", "\"1\"").delete(PATH + bens).then().statusCode(403);
    as("frieda.desk").header("If-Match", "\"1\"").delete(PATH + bens).then().statusCode(204);
  }

  private static String id(Response response) {
    return response.path("id");
  }

  private static String location(Response response) {
    return response.getHeader("Location");
  }
}
