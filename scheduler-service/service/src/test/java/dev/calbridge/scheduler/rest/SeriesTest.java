package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeriesTest {

  private static final String PATH = "/api/v1/appointments/";

  private static Shop shop;

  @BeforeEach
  void open() {
    if (shop == null) {
      shop = Shop.open();
    }
  }

  @Test
  void addedDatesAndChangedOccurrencesAreKept() {
    Map<String, Object> body = weekly();
    body.put(
        "recurrence",
        Map.of(
            "rule",
            "FREQ=WEEKLY;COUNT=5",
            "excluded",
            List.of("2026-11-30T09:00:00"),
            "added",
            List.of("2026-12-03T15:00:00")));
    body.put("changedOccurrences", List.of(changed("2026-12-07T09:00:00", "2026-12-08T10:00:00")));
    Response booked = shop.book(body);

    as("anna.berger")
        .get(PATH + booked.path("id"))
        .then()
        .statusCode(200)
        .body("recurrence.added", contains("2026-12-03T15:00:00"))
        .body("recurrence.excluded", contains("2026-11-30T09:00:00"))
        .body("changedOccurrences.occurrence", contains("2026-12-07T09:00:00"))
        .body("changedOccurrences.span.start", contains("2026-12-08T10:00:00"))
        .body("changedOccurrences.title", contains("Ersatztermin 🦻 שלום"));
  }

  @Test
  void aThousandChangedOccurrencesAreTakenAndFiveThousandAreNot() {
    Map<String, Object> body = weekly();
    body.put("recurrence", Map.of("rule", "FREQ=DAILY"));
    body.put("changedOccurrences", changed(1000));
    shop.book(body).then().body("changedOccurrences.size()", equalTo(1000));
    body.put("changedOccurrences", changed(5000));
    refused(body, "too-many-overrides");
  }

  @Test
  void whatCannotBeASeriesIsRefused() {
    Map<String, Object> body = weekly();
    body.put("recurrence", null);
    body.put("changedOccurrences", changed(1));
    refused(body, "no-series");
    body.put("recurrence", Map.of("rule", "FREQ=DAILY"));
    body.put("changedOccurrences", List.of(changed(1).getFirst(), changed(1).getFirst()));
    refused(body, "override-twice");
    body.put("changedOccurrences", List.of(Map.of("occurrence", "2026-12-07T09:00:00")));
    refused(body, "override-incomplete");
    body.put("changedOccurrences", List.of(changed("2026-12-07T09:00:00", "2300-12-07T09:00:00")));
    refused(body, "time-out-of-range");
  }

  private static void refused(Map<String, Object> body, String code) {
    as("admin")
        .body(body)
        .post("/api/v1/appointments")
        .then()
        .statusCode(422)
        .body("code", equalTo(code));
  }

  private static Map<String, Object> weekly() {
    Map<String, Object> body = shop.appointment();
    body.put("recurrence", Map.of("rule", "FREQ=WEEKLY"));
    return body;
  }

  private static List<Map<String, Object>> changed(int count) {
    LocalDateTime first = LocalDateTime.parse("2026-11-23T09:00:00");
    return IntStream.range(0, count)
        .mapToObj(first::plusDays)
        .map(day -> changed(Shop.text(day), Shop.text(day.plusHours(1))))
        .toList();
  }

  private static Map<String, Object> changed(String occurrence, String start) {
    LocalDateTime end = LocalDateTime.parse(start).plusMinutes(20);
    return Map.of(
        "occurrence",
        occurrence,
        "title",
        "Ersatztermin 🦻 שלום",
        "span",
        Shop.timed(start, Shop.text(end)));
  }
}
