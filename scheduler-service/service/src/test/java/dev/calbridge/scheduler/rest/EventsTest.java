package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryKind;
import dev.calbridge.scheduler.contract.ResourceKind;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import dev.calbridge.scheduler.resource.Companion;
import dev.calbridge.scheduler.world.Change;
import dev.calbridge.scheduler.world.Gateway;
import dev.calbridge.scheduler.world.Shop;
import dev.calbridge.scheduler.world.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsTest {

  @Inject ObjectMapper json;
  @Inject Gateway gateway;
  @Inject Pool pool;

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @Test
  void everyVersionOfAnAppointmentIsTold() throws Exception {
    UUID id = Shop.id();
    String path = "/api/v1/appointments/" + id;
    as("admin").body(shop.appointment()).put(path).then().statusCode(201);
    Map<String, Object> renamed = shop.appointment();
    renamed.put("title", "neu");
    as("admin").header("If-Match", "\"1\"").body(renamed).put(path).then().statusCode(200);
    as("admin")
        .header("If-Match", "\"1\"")
        .body(shop.appointment())
        .put(path)
        .then()
        .statusCode(412);
    Map<String, Object> broken = shop.appointment();
    broken.put("type", Shop.id());
    as("admin").header("If-Match", "\"2\"").body(broken).put(path).then().statusCode(422);
    as("admin").header("If-Match", "\"2\"").delete(path).then().statusCode(204);
    as("admin").body(shop.appointment()).put(path).then().statusCode(201);

    try (Topic topic = new Topic(SchedulerTopics.CALENDAR_ENTRIES)) {
      List<ConsumerRecord<String, String>> records = topic.awaitRecords(Shop.TENANT + "/" + id, 4);
      assertThat(records)
          .extracting(record -> headers(record).version())
          .containsExactly(1L, 2L, 3L, 4L);
      assertThat(records)
          .extracting(record -> headers(record).type())
          .containsExactly(
              SchedulerTopics.ENTRY_CHANGED,
              SchedulerTopics.ENTRY_CHANGED,
              SchedulerTopics.ENTRY_REMOVED,
              SchedulerTopics.ENTRY_CHANGED);
      assertThat(records.get(2).value()).isNull();
      for (String name :
          List.of("ce_id", "ce_type", "ce_source", "ce_time", "ce_specversion", "content-type")) {
        assertThat(records.getFirst().headers().lastHeader(name)).as(name).isNotNull();
      }
      CalendarEntry entry = json.readValue(records.get(1).value(), CalendarEntry.class);
      assertThat(entry.content().title()).isEqualTo("neu");
      assertThat(entry.kind()).isEqualTo(EntryKind.APPOINTMENT);
      assertThat(entry.tenant()).isEqualTo(Shop.TENANT);
    }
  }

  @Test
  void everyVersionOfACalendarIsTold() throws Exception {
    as("admin")
        .body(
            Map.of("name", "Anna B.", "branches", List.of(shop.stuttgart), "user", "somebody-else"))
        .put("/api/v1/employees/" + shop.annaEmployee)
        .then()
        .statusCode(200);
    try (Topic topic = new Topic(SchedulerTopics.CALENDARS)) {
      List<ConsumerRecord<String, String>> records =
          topic.awaitRecords(Shop.TENANT + "/" + shop.anna, 2);
      CalendarSnapshot first = json.readValue(records.getFirst().value(), CalendarSnapshot.class);
      assertThat(first.kind()).isEqualTo(ResourceKind.PERSON);
      assertThat(first.owner().user()).isEqualTo(Shop.ANNA_USER);
      assertThat(first.timeZone()).isEqualTo("Europe/Berlin");
      assertThat(first.synchronised()).isTrue();
      CalendarSnapshot last = json.readValue(records.getLast().value(), CalendarSnapshot.class);
      assertThat(last.owner().user()).isEqualTo("somebody-else");
      assertThat(last.version()).isGreaterThan(first.version());

      as("admin").delete("/api/v1/resources/" + shop.room).then().statusCode(204);
      List<ConsumerRecord<String, String>> room =
          topic.awaitRecords(Shop.TENANT + "/" + shop.room, 2);
      assertThat(room.getLast().value()).isNull();
      assertThat(headers(room.getLast()).type()).isEqualTo(SchedulerTopics.CALENDAR_REMOVED);
    }
  }

  @Test
  void aNewNameIsShownByEveryEntry() throws Exception {
    String id = shop.book(shop.appointment()).path("id");
    as("admin")
        .body(Map.of("name", shop.named("Sehprüfung"), "color", "#2E7D32"))
        .put("/api/v1/appointment-types/" + shop.eyeTest)
        .then()
        .statusCode(200);
    as("admin")
        .body(Map.of("name", "Karla Kunde", "phone", "0711 2"))
        .put("/api/v1/customers/" + shop.customer)
        .then()
        .statusCode(200);
    try (Topic topic = new Topic(SchedulerTopics.CALENDAR_ENTRIES)) {
      List<ConsumerRecord<String, String>> records = topic.awaitRecords(Shop.TENANT + "/" + id, 2);
      CalendarEntry renewed = json.readValue(records.getLast().value(), CalendarEntry.class);
      assertThat(renewed.version()).isEqualTo(2);
      assertThat(renewed.content().categories()).containsExactly(shop.named("Sehprüfung"));
      assertThat(renewed.content().description()).contains("Typ: " + shop.named("Sehprüfung"));
    }
    // The new telephone number shows nowhere.
    as("admin").get("/api/v1/appointments/" + id).then().header("ETag", equalTo("\"2\""));
  }

  @Test
  void unavailabilitiesCanHaveACalendarOfTheirOwn() throws Exception {
    UUID away = Shop.id();
    as("admin")
        .body(
            Map.of(
                "resource",
                shop.anna,
                "span",
                Shop.timed("2031-11-26T09:00:00", "2031-11-26T17:00:00")))
        .put("/api/v1/unavailabilities/" + away)
        .then()
        .statusCode(201);
    UUID companion = Companion.of(shop.anna);
    try (Topic entries = new Topic(SchedulerTopics.CALENDAR_ENTRIES);
        Topic calendars = new Topic(SchedulerTopics.CALENDARS)) {
      settings("DE", true);
      List<ConsumerRecord<String, String>> told = entries.awaitRecords(Shop.TENANT + "/" + away, 2);
      CalendarEntry moved = json.readValue(told.getLast().value(), CalendarEntry.class);
      assertThat(moved.placements()).extracting("resource").containsExactly(companion);
      CalendarSnapshot beside =
          json.readValue(
              calendars.awaitRecords(Shop.TENANT + "/" + companion, 1).getLast().value(),
              CalendarSnapshot.class);
      assertThat(beside.companionOf()).isEqualTo(shop.anna);
      assertThat(beside.readOnly()).isTrue();
      assertThat(beside.name()).isEqualTo("Anna (nicht verfügbar)");
      EntryChangeOutcome outcome =
          gateway.send(
              new EntryChange.Delete(
                  Change.caldav(Shop.ANNA_USER, shop.stuttgart), companion, away, 2));
      assertThat(((Refused) outcome).reason()).isEqualTo(Reason.READ_ONLY);

      settings("DE", false);
      List<ConsumerRecord<String, String>> back = entries.awaitRecords(Shop.TENANT + "/" + away, 3);
      CalendarEntry home = json.readValue(back.getLast().value(), CalendarEntry.class);
      assertThat(home.placements()).extracting("resource").containsExactly(shop.anna);
      ConsumerRecord<String, String> gone =
          calendars.awaitRecords(Shop.TENANT + "/" + companion, 2).getLast();
      assertThat(gone.value()).isNull();
      assertThat(headers(gone).version()).isGreaterThan(beside.version());
    }
  }

  @Test
  void anotherLanguageShowsInEveryEntry() throws Exception {
    String id = shop.book(shop.appointment()).path("id");
    try (Topic topic = new Topic(SchedulerTopics.CALENDAR_ENTRIES)) {
      settings("EN", false);
      List<ConsumerRecord<String, String>> told = topic.awaitRecords(Shop.TENANT + "/" + id, 2);
      CalendarEntry english = json.readValue(told.getLast().value(), CalendarEntry.class);
      assertThat(english.content().description()).contains("Customer: Karla Kunde");
    } finally {
      settings("DE", false);
    }
  }

  /** Returns when every entry has been drawn anew, or the next tests would see it happen. */
  private void settings(String language, boolean apart) {
    as("operator")
        .body(
            Map.of(
                "name",
                Shop.TENANT,
                "timeZone",
                "Europe/Berlin",
                "languages",
                List.of(language),
                "unavailabilitiesApart",
                apart))
        .put("/api/v1/tenants/" + Shop.TENANT)
        .then()
        .statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                pool.query("select 1 from renewal limit 1")
                        .execute()
                        .await()
                        .indefinitely()
                        .rowCount()
                    == 0);
  }

  @Test
  void availabilitiesAreNeverTold() {
    UUID away = Shop.id();
    UUID there = Shop.id();
    Map<String, Object> body =
        Map.of(
            "resource",
            shop.anna,
            "span",
            Shop.timed("2026-11-26T09:00:00", "2026-11-26T17:00:00"));
    as("admin").body(body).put("/api/v1/availabilities/" + there).then().statusCode(201);
    as("admin").body(body).put("/api/v1/unavailabilities/" + away).then().statusCode(201);
    as("admin").body(body).put("/api/v1/unavailabilities/" + there).then().statusCode(409);
    as("admin").get("/api/v1/availabilities/" + there).then().statusCode(200);
    as("admin").get("/api/v1/unavailabilities/" + there).then().statusCode(404);
    as("admin")
        .header("If-Match", "\"1\"")
        .delete("/api/v1/unavailabilities/" + away)
        .then()
        .statusCode(204);
    as("admin")
        .header("If-Match", "\"1\"")
        .delete("/api/v1/availabilities/" + there)
        .then()
        .statusCode(204);
    try (Topic topic = new Topic(SchedulerTopics.CALENDAR_ENTRIES)) {
      topic.awaitRecords(Shop.TENANT + "/" + away, 2);
      assertThat(topic.records(Shop.TENANT + "/" + there)).isEmpty();
    }
  }

  private static CloudEventHeaders headers(ConsumerRecord<String, String> record) {
    return CloudEventHeaders.of(record.headers());
  }
}
