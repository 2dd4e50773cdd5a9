package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BookingTest {

  private static final String PATH = "/api/v1/appointments";

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
    Shop.settings(Map.of("overbooking", false));
  }

  @AfterEach
  void usualSettings() {
    Shop.tenant("DELETE", false);
  }

  @Test
  void ofFiftyAtOnceAsManyGetTheSlotAsTheCapacitySays() throws Exception {
    shop.resource(shop.anna, "Anna", Map.of("capacity", 3, "employee", shop.annaEmployee));
    Map<String, Object> body = shop.appointment();
    body.put("secondaryResource", shop.room);
    shop.resource(shop.room, "Sehteststation 1", Map.of("capacity", 50));
    Map<String, Object> crosswise = shop.appointment();
    crosswise.put("primaryResource", shop.room);
    crosswise.put("secondaryResource", shop.anna);
    List<Callable<Response>> bookings =
        IntStream.range(0, 50)
            .<Callable<Response>>mapToObj(i -> () -> post(i % 2 == 0 ? body : crosswise))
            .toList();

    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          clients.invokeAll(bookings).stream().map(BookingTest::status).toList();
      assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
      assertThat(statuses).filteredOn(status -> status == 409).hasSize(47);
    }
  }

  @Test
  void whoIsRefusedLearnsWhatCollides() {
    String booked = shop.book(shop.appointment()).path("id");
    post(shop.appointment())
        .then()
        .statusCode(409)
        .body("code", equalTo("slot-taken"))
        .body("collisions.with", contains(booked))
        .body("collisions.kind", contains("APPOINTMENT"))
        .body("collisions.resource", contains(shop.anna.toString()))
        .body("collisions.from", contains("2026-11-23T08:00:00Z"))
        .body("collisions.until", contains("2026-11-23T08:30:00Z"));
  }

  @Test
  void aMoveIsCheckedAndAnotherTitleIsNot() {
    shop.book(shop.appointment());
    Map<String, Object> later = shop.appointment();
    later.put("span", Shop.timed("2026-11-23T10:00:00", "2026-11-23T10:30:00"));
    String id = shop.book(later).path("id");
    as("admin")
        .header("If-Match", "\"1\"")
        .body(shop.appointment())
        .put(PATH + "/" + id)
        .then()
        .statusCode(409)
        .body("code", equalTo("slot-taken"));
    later.put("title", "Kontrolle");
    as("admin").header("If-Match", "\"1\"").body(later).put(PATH + "/" + id).then().statusCode(200);
  }

  @Test
  void aSlotIsFreeAgainOnceItsAppointmentIsGoneOrCancelled() {
    String id = shop.book(shop.appointment()).path("id");
    as("admin").header("If-Match", "\"1\"").delete(PATH + "/" + id).then().statusCode(204);
    id = shop.book(shop.appointment()).path("id");
    Map<String, Object> cancelled = shop.appointment();
    cancelled.put("status", shop.cancelled);
    as("admin")
        .header("If-Match", "\"1\"")
        .body(cancelled)
        .put(PATH + "/" + id)
        .then()
        .statusCode(200);
    shop.book(shop.appointment());
  }

  @Test
  void whereOverbookingIsAllowedItIsAWarning() {
    Shop.settings(Map.of("overbooking", true));
    String booked = shop.book(shop.appointment()).path("id");
    shop.book(shop.appointment())
        .then()
        .body("warnings.code", contains("overbooked"))
        .body("warnings[0].collisions.with", contains(booked));
  }

  @Test
  void anUnavailabilityRefusesOrWarnsAsItsResourceSays() {
    Map<String, Object> lunch =
        Map.of(
            "resource", shop.anna,
            "span", Shop.timed("2026-11-02T09:15:00", "2026-11-02T09:45:00"),
            "recurrence", Map.of("rule", "FREQ=WEEKLY;BYDAY=MO"));
    String away =
        as("admin")
            .body(lunch)
            .post("/api/v1/unavailabilities")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    shop.book(shop.appointment())
        .then()
        .body("warnings.code", contains("while-unavailable"))
        .body("warnings[0].collisions.with", contains(away));

    Map<String, Object> strict =
        Map.of("employee", shop.annaEmployee, "warnOnUnavailability", false, "capacity", 9);
    shop.resource(shop.anna, "Anna", strict);
    post(shop.appointment())
        .then()
        .statusCode(409)
        .body("code", equalTo("resource-unavailable"))
        .body("collisions.kind", contains("UNAVAILABILITY"));
  }

  @Test
  void buffersKeepOthersAway() {
    Map<String, Object> body = shop.appointment();
    body.put("buffers", Map.of("beforeMinutes", 10, "afterMinutes", 15));
    shop.book(body).then().body("buffers.afterMinutes", equalTo(15));
    Map<String, Object> next = shop.appointment();
    next.put("span", Shop.timed("2026-11-23T09:40:00", "2026-11-23T10:00:00"));
    post(next).then().statusCode(409);
    next.put("span", Shop.timed("2026-11-23T09:45:00", "2026-11-23T10:00:00"));
    post(next).then().statusCode(201);
    body.put("buffers", Map.of("beforeMinutes", -1));
    post(body).then().statusCode(422).body("code", equalTo("buffer-before-out-of-range"));
  }

  @Test
  void theCustomerComesEarlierWhereBuffersConcernHer() {
    Map<String, Object> body = shop.appointment();
    body.put("buffers", Map.of("beforeMinutes", 10, "afterMinutes", 5));
    shop.book(body);
    customerTimes("2026-11-23T08:00:00Z", "2026-11-23T08:30:00Z");
    Shop.settings(Map.of("bufferUse", "CUSTOMER"));
    customerTimes("2026-11-23T07:50:00Z", "2026-11-23T08:35:00Z");
  }

  private void customerTimes(String start, String end) {
    as("anna.berger")
        .queryParams(
            "resource", shop.anna, "from", "2026-11-23T00:00:00Z", "to", "2026-11-24T00:00:00Z")
        .get("/api/v1/occurrences")
        .then()
        .statusCode(200)
        .body("items.start", contains("2026-11-23T08:00:00Z"))
        .body("items.customerStart", contains(start))
        .body("items.customerEnd", contains(end));
  }

  @Test
  void whatIsShownAsUnavailableIsForNoCustomer() {
    Map<String, Object> body = shop.appointment();
    body.put("shownAsUnavailable", true);
    post(body).then().statusCode(422).body("code", equalTo("unavailable-with-customer"));
    body.remove("customer");
    post(body).then().statusCode(201);
  }

  @Test
  void whatIsFarTooLargeChangesNothing() {
    Map<String, Object> body = shop.appointment();
    body.put("notes", "x".repeat(10 * 1024 * 1024));
    assertThat(status(body)).isEqualTo(413);
    body.put("notes", "x".repeat(70_000));
    assertThat(status(body)).isEqualTo(422);
    body.remove("notes");
    body.put("recurrence", Map.of("rule", "FREQ=HOURLY;COUNT=1000000"));
    post(body).then().statusCode(422).body("code", equalTo("too-many-occurrences"));
    as("admin")
        .queryParams(
            "resource", shop.anna, "from", "2026-11-23T00:00:00Z", "to", "2026-11-24T00:00:00Z")
        .get(PATH)
        .then()
        .body("items.size()", equalTo(0));
  }

  /** A server may hang up on who sends too much before it has answered. */
  private static int status(Map<String, Object> body) {
    try {
      return post(body).statusCode();
    } catch (Exception hungUp) {
      return 413;
    }
  }

  private static Response post(Map<String, Object> body) {
    return as("admin").body(body).post(PATH);
  }

  private static int status(Future<Response> response) {
    return response.resultNow().statusCode();
  }
}
