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
  void oneOccurrenceIsMovedAndAnotherLeftOut() {
    String id = shop.book(weekly()).path("id");
    String path = PATH + id + "/occurrences/";
    patch("1", path + "2026-12-07T09:00:00", moved("2026-12-08T14:00:00"))
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("changedOccurrences.title", contains("Sehtest Karla"));
    as("admin")
        .header("If-Match", "\"2\"")
        .delete(path + "2026-11-30T09:00:00")
        .then()
        .statusCode(204);

    occurrences("2026-11-23T00:00:00Z", "2026-12-20T00:00:00Z")
        .then()
        .statusCode(200)
        .body(
            "items.findAll{it.appointment == '%s'}.span.start".formatted(id),
            contains("2026-11-23T09:00:00", "2026-12-08T14:00:00", "2026-12-14T09:00:00"))
        .body(
            "items.findAll{it.appointment == '%s'}.changed".formatted(id),
            contains(false, true, false));
    as("admin")
        .header("If-Match", "\"3\"")
        .delete(path + "2026-11-30T09:00:00")
        .then()
        .statusCode(404);
    as("admin").delete(path + "2026-12-14T09:00:00").then().statusCode(428);
    patch("1", path + "2026-12-14T09:00:00", Map.of("title", "x")).then().statusCode(412);
    as("admin").delete(path + "soon").then().statusCode(400);
  }

  @Test
  void thisAndFollowingBecomeASeriesOfTheirOwn() {
    Map<String, Object> body = weekly();
    body.put("recurrence", Map.of("rule", "FREQ=WEEKLY;COUNT=6"));
    String id = shop.book(body).path("id");
    Response second =
        patch(
            "1",
            PATH + id + "/occurrences/2026-12-14T09:00:00?scope=following",
            moved("2026-12-14T11:00:00"));
    second
        .then()
        .statusCode(201)
        .body("follows", equalTo(id))
        .body("recurrence.rule", equalTo("FREQ=WEEKLY;COUNT=3"));
    as("admin")
        .get(PATH + id)
        .then()
        .header("ETag", "\"2\"")
        .body("recurrence.rule", equalTo("FREQ=WEEKLY;UNTIL=20261214T075959Z"));

    as("admin")
        .header("If-Match", "\"1\"")
        .delete(PATH + second.path("id") + "/occurrences/2026-12-21T11:00:00?scope=following")
        .then()
        .statusCode(204);
    occurrences("2026-12-10T00:00:00Z", "2027-12-20T00:00:00Z")
        .then()
        .body("items.findAll{it.appointment == '%s'}.size()".formatted(id), equalTo(0))
        .body(
            "items.findAll{it.appointment == '%s'}.span.start"
                .formatted((String) second.path("id")),
            contains("2026-12-14T11:00:00"));
  }

  @Test
  void whatIsAskedForInOneGoIsLimited() {
    shop.book(weekly());
    as("admin")
        .queryParams(
            "resource",
            shop.anna,
            "from",
            "2026-11-23T00:00:00Z",
            "to",
            "2027-11-23T00:00:00Z",
            "limit",
            2)
        .get("/api/v1/occurrences")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(2))
        .body("cutShort", equalTo(true));
    occurrences("2026-11-23T00:00:00Z", "2028-11-23T00:00:00Z").then().statusCode(422);
    as("admin").get("/api/v1/occurrences").then().statusCode(400);
  }

  private static Response occurrences(String from, String to) {
    return as("anna.berger")
        .queryParams("resource", shop.anna, "from", from, "to", to)
        .get("/api/v1/occurrences");
  }

  private static Response patch(String version, String path, Map<String, Object> patch) {
    return as("admin")
        .contentType("application/merge-patch+json")
        .header("If-Match", '"' + version + '"')
        .body(patch)
        .patch(path);
  }

  private static Map<String, Object> moved(String start) {
    return Map.of("span", Shop.timed(start, Shop.text(LocalDateTime.parse(start).plusMinutes(20))));
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
