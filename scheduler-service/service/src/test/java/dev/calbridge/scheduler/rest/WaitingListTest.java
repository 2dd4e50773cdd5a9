package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WaitingListTest {

  private final LocalDate day = LocalDate.now().plusDays(30);
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
    shop.resource(shop.anna, "Anna", Map.of("employee", shop.annaEmployee, "waitingList", true));
  }

  @Test
  void whoWaitsIsOfferedWhatADeleteFrees() {
    UUID waiting = waits(shop.anna, day, 30);
    waits(shop.anna, day.plusDays(1), 30);
    waits(shop.anna, day, 45);
    String id = shop.book(onThatDay("09:00", "09:30")).path("id");
    offers().body("items", empty());
    as("admin")
        .header("If-Match", "\"1\"")
        .delete("/api/v1/appointments/" + id)
        .then()
        .statusCode(204);
    offers()
        .body("items.waiting", contains(waiting.toString()))
        .body("items.customer", contains(shop.customer.toString()));
  }

  @Test
  void aMoveOrACancellationFreesTimeToo() {
    UUID waiting = waits(null, day, 20);
    Map<String, Object> body = onThatDay("09:00", "09:30");
    String id = shop.book(body).path("id");
    body.put("title", "Anpassung");
    put(id, "1", body);
    offers().body("items", empty());
    body.put("span", onThatDay("14:00", "14:30").get("span"));
    put(id, "2", body);
    offers().body("items.waiting", contains(waiting.toString()));
    body.put("status", shop.cancelled);
    put(id, "3", body);
    offers().body("items.waiting", contains(waiting.toString(), waiting.toString()));
    as("frieda.desk").delete("/api/v1/waiting-list/" + waiting).then().statusCode(204);
    offers().body("items", empty());
  }

  @Test
  void whoNoLongerWaitsIsOfferedNothing() {
    UUID waiting = Shop.id();
    Map<String, Object> body = waiting(shop.anna, day, 30);
    body.put("expires", "2020-01-01T00:00:00Z");
    as("admin").body(body).put("/api/v1/waiting-list/" + waiting).then().statusCode(201);
    String id = shop.book(onThatDay("09:00", "09:30")).path("id");
    as("admin")
        .header("If-Match", "\"1\"")
        .delete("/api/v1/appointments/" + id)
        .then()
        .statusCode(204);
    offers().body("items", empty());
  }

  @Test
  void whatCannotBeWaitedForIsRefused() {
    refused(waiting(shop.ben, day, 30), "no-waiting-list");
    refused(waiting(shop.anna, day, 0), "minutes-out-of-range");
    refused(Map.of("customer", shop.customer), "waiting-incomplete");
    Map<String, Object> backwards = waiting(shop.anna, day, 30);
    backwards.put("until", backwards.get("from"));
    refused(backwards, "end-not-after-start");
    as("anna.berger")
        .body(waiting(shop.anna, day, 30))
        .post("/api/v1/waiting-list")
        .then()
        .statusCode(403);
    as("hoergut.admin")
        .queryParam("resource", shop.anna)
        .get("/api/v1/waiting-list/offers")
        .then()
        .statusCode(200)
        .body("items", empty());
  }

  private void refused(Map<String, Object> body, String code) {
    as("admin")
        .body(body)
        .post("/api/v1/waiting-list")
        .then()
        .statusCode(422)
        .body("code", equalTo(code));
  }

  private ValidatableResponse offers() {
    return as("frieda.desk")
        .queryParam("resource", shop.anna)
        .get("/api/v1/waiting-list/offers")
        .then()
        .statusCode(200);
  }

  private UUID waits(UUID resource, LocalDate on, int minutes) {
    UUID id = Shop.id();
    as("frieda.desk")
        .body(waiting(resource, on, minutes))
        .put("/api/v1/waiting-list/" + id)
        .then()
        .statusCode(201);
    return id;
  }

  private Map<String, Object> waiting(UUID resource, LocalDate on, int minutes) {
    Map<String, Object> body = new HashMap<>();
    body.put("customer", shop.customer);
    body.put("resource", resource);
    body.put("from", on + "T00:00:00Z");
    body.put("until", on.plusDays(1) + "T00:00:00Z");
    body.put("minutes", minutes);
    return body;
  }

  private Map<String, Object> onThatDay(String start, String end) {
    Map<String, Object> body = shop.appointment();
    body.put("span", Shop.timed(day + "T" + start + ":00", day + "T" + end + ":00"));
    return body;
  }

  private static void put(String id, String version, Map<String, Object> body) {
    as("admin")
        .header("If-Match", '"' + version + '"')
        .body(body)
        .put("/api/v1/appointments/" + id)
        .then()
        .statusCode(200);
  }
}
