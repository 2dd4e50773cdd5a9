package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Removed;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.world.Change;
import dev.calbridge.scheduler.world.Gateway;
import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MassChangeGuardTest {

  private static final String GUARD = "/api/v1/mass-change-guard";

  @Inject Gateway gateway;

  private Shop shop;
  private ChangeSource anna;

  @BeforeEach
  void open() {
    shop = Shop.open();
    anna = Change.caldav(Shop.ANNA_USER, shop.stuttgart);
    as("admin")
        .body(Map.of("sharePercent", 50, "windowMinutes", 10, "atLeast", 2))
        .put(GUARD + "/settings")
        .then()
        .statusCode(200);
  }

  @Test
  void whatOneSourceDeletesTooMuchOfIsHeldAndReleased() {
    List<CalendarEntry> entries = booked(6);
    assertThat(deleted(entries.subList(0, 3))).hasSize(3);
    EntryChangeOutcome fourth = delete(anna, entries.get(3));
    assertHeld(fourth);
    assertThat(((Refused) fourth).current()).isEqualTo(entries.get(3));
    assertHeld(delete(anna, entries.get(3)));
    assertHeld(delete(anna, entries.get(4)));

    String incident = incident("OPEN");
    as("admin")
        .get(GUARD + "/incidents/" + incident)
        .then()
        .body("deleted", equalTo(3))
        .body("resource", equalTo(shop.anna.toString()))
        .body("source.id", equalTo(anna.id().toString()))
        .body("held.size()", equalTo(2));
    as("admin")
        .queryParams("source", anna.id(), "outcome", "HELD")
        .get("/api/v1/sync-journal")
        .then()
        .body("items.size()", equalTo(2));

    as("admin")
        .post(GUARD + "/incidents/" + incident + "/release")
        .then()
        .statusCode(200)
        .body("done", equalTo(2))
        .body("incident.state", equalTo("RELEASED"));
    assertGone(entries.get(3));
    assertGone(entries.get(4));
    assertThat(delete(anna, entries.get(5))).isInstanceOf(Removed.class);
    as("admin")
        .post(GUARD + "/incidents/" + incident + "/revert")
        .then()
        .statusCode(409)
        .body("code", equalTo("already-decided"));
  }

  @Test
  void aRevertBringsEverythingBack() {
    List<CalendarEntry> entries = booked(6);
    assertThat(deleted(entries.subList(0, 3))).hasSize(3);
    assertHeld(delete(anna, entries.get(3)));
    as("admin")
        .post(GUARD + "/incidents/" + incident("OPEN") + "/revert")
        .then()
        .statusCode(200)
        .body("done", equalTo(3))
        .body("left", equalTo(0));
    for (CalendarEntry entry : entries) {
      as("admin").get("/api/v1/appointments/" + entry.id()).then().statusCode(200);
    }
    // What was brought back no longer counts against the source.
    assertThat(delete(anna, entries.get(5))).isInstanceOf(Removed.class);
  }

  @Test
  void anotherSourceIsNotHeld() {
    List<CalendarEntry> entries = booked(6);
    deleted(entries.subList(0, 3));
    assertHeld(delete(anna, entries.get(3)));
    ChangeSource other = Change.caldav(Shop.ANNA_USER, shop.stuttgart);
    assertThat(delete(other, entries.get(3))).isInstanceOf(Removed.class);
    as("admin")
        .post(GUARD + "/incidents/" + incident("OPEN") + "/release")
        .then()
        .statusCode(200)
        .body("done", equalTo(0))
        .body("left", equalTo(1));
  }

  @Test
  void whatIsOverDoesNotCount() {
    List<CalendarEntry> past =
        IntStream.range(0, 4).mapToObj(i -> booked(LocalDate.of(2020, 1, 1 + i))).toList();
    booked(3);
    assertThat(deleted(past)).hasSize(4);
  }

  @Test
  void twentyDeletesAtOnceDoNotSlipThrough() throws Exception {
    List<CalendarEntry> entries = booked(20);
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<EntryChangeOutcome>> answers =
          entries.stream().map(entry -> threads.submit(() -> delete(anna, entry))).toList();
      int removed = 0;
      for (Future<EntryChangeOutcome> answer : answers) {
        removed += answer.get() instanceof Removed ? 1 : 0;
      }
      assertThat(removed).isEqualTo(10);
    }
    as("admin")
        .get(GUARD + "/incidents/" + incident("OPEN"))
        .then()
        .body("held.size()", equalTo(10));
  }

  @Test
  void settingsAreCheckedAndForAdministratorsOnly() {
    as("admin")
        .body(Map.of("sharePercent", 0, "windowMinutes", 10, "atLeast", 2))
        .put(GUARD + "/settings")
        .then()
        .statusCode(422)
        .body("code", equalTo("share-percent-out-of-range"));
    as("admin").get(GUARD + "/settings").then().body("sharePercent", equalTo(50));
    for (String user : List.of("anna.berger", "frieda.desk", "operator")) {
      as(user).get(GUARD + "/settings").then().statusCode(403);
      as(user).get(GUARD + "/incidents").then().statusCode(403);
    }
    as("admin").post(GUARD + "/incidents/" + Shop.id() + "/release").then().statusCode(404);
  }

  @Test
  void aUsersLogShowsWhatAlsoChangedNothing() {
    CalendarEntry entry = booked(LocalDate.of(2030, 1, 1));
    String log = "/api/v1/live-logs/" + Shop.ANNA_USER;
    as("frieda.desk").body(Map.of("minutes", 5)).put(log).then().statusCode(403);
    as("admin").body(Map.of("minutes", 500)).put(log).then().statusCode(422);
    as("admin").body(Map.of("minutes", 5)).put(log).then().statusCode(204);
    gateway.send(
        new EntryChange.Update(anna, shop.anna, entry.id(), entry.version(), entry.content()));
    delete(anna, entry);
    int next =
        as("admin")
            .get(log)
            .then()
            .statusCode(200)
            .body("lines.action", equalTo(List.of("CHANGE", "REMOVE")))
            .extract()
            .path("next");
    as("admin").queryParam("after", next).get(log).then().body("lines.size()", equalTo(0));
    as("hoergut.admin").get(log).then().statusCode(404);
    as("admin").delete(log).then().statusCode(204);
    booked(LocalDate.of(2030, 1, 2));
    as("admin").get(log).then().statusCode(404).body("lines", nullValue());
  }

  private List<CalendarEntry> booked(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> booked(LocalDate.of(2030, 1, 1).plusDays(i)))
        .toList();
  }

  private CalendarEntry booked(LocalDate day) {
    EntryContent content = Change.span(Change.lunch(), new EntrySpan.AllDay(day, day.plusDays(1)));
    String name = Shop.id().toString();
    return ((Applied)
            gateway.send(new EntryChange.Create(anna, shop.anna, name, name + ".ics", content)))
        .entry();
  }

  private List<EntryChangeOutcome> deleted(List<CalendarEntry> entries) {
    List<EntryChangeOutcome> outcomes = new ArrayList<>();
    for (CalendarEntry entry : entries) {
      EntryChangeOutcome outcome = delete(anna, entry);
      assertThat(outcome).isInstanceOf(Removed.class);
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private EntryChangeOutcome delete(ChangeSource source, CalendarEntry entry) {
    return gateway.send(new EntryChange.Delete(source, shop.anna, entry.id(), entry.version()));
  }

  private String incident(String state) {
    List<Map<String, Object>> found =
        as("admin")
            .queryParam("state", state)
            .get(GUARD + "/incidents")
            .then()
            .statusCode(200)
            .extract()
            .path("items");
    return found.stream()
        .filter(one -> shop.anna.toString().equals(one.get("resource")))
        .map(one -> (String) one.get("id"))
        .findFirst()
        .orElseThrow();
  }

  private static void assertHeld(EntryChangeOutcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).reason()).isEqualTo(Reason.HELD);
  }

  private static void assertGone(CalendarEntry entry) {
    as("admin").get("/api/v1/appointments/" + entry.id()).then().statusCode(404);
  }
}
