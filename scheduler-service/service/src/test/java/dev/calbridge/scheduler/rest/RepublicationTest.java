package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.scheduler.contract.SchedulerTopics;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
class RepublicationTest {

  @Inject Pool pool;

  private static final String PATH = "/api/v1/republications";

  @Test
  void everythingIsToldOnceMoreAsItIs() {
    Shop shop = Shop.open();
    String booked = shop.book(shop.appointment()).path("id");
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
    try (Topic entries = new Topic(SchedulerTopics.CALENDAR_ENTRIES);
        Topic calendars = new Topic(SchedulerTopics.CALENDARS)) {
      entries.awaitRecords(Shop.TENANT + "/" + booked, 1);
      entries.awaitRecords(Shop.TENANT + "/" + away, 1);
      calendars.awaitRecords(Shop.TENANT + "/" + shop.room, 1);

      republish(Map.of("tenant", Shop.TENANT));

      assertToldTwice(entries, booked);
      assertToldTwice(entries, away.toString());
      assertToldTwice(calendars, shop.room.toString());
      assertToldTwice(calendars, shop.hidden.toString());
      // Nothing of business was changed by it.
      as("admin").get("/api/v1/appointments/" + booked).then().body("version", equalTo(1));
    }
  }

  @Test
  void aTenantThatHasLeftHoldsNobodyUp() {
    var _ =
        pool.query("insert into tenant_alias (alias) values ('aa-gone') on conflict do nothing")
            .execute()
            .await()
            .indefinitely();
    republish(Map.of());
  }

  @Test
  void onlyOperatorsMayAskForIt() {
    for (String user : List.of("admin", "anna.berger", "frieda.desk")) {
      as(user).body(Map.of()).post(PATH).then().statusCode(403);
    }
    as("operator").get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    as("operator").post(PATH).then().statusCode(400);
  }

  /** Asks for it and waits until it is done. */
  private static void republish(Map<String, String> what) {
    String path =
        as("operator").body(what).post(PATH).then().statusCode(202).extract().header("Location");
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> as("operator").get(path).then().body("doneAt", notNullValue()));
  }

  private static void assertToldTwice(Topic topic, String id) {
    List<ConsumerRecord<String, String>> told = topic.awaitRecords(Shop.TENANT + "/" + id, 2);
    ConsumerRecord<String, String> first = told.get(told.size() - 2);
    ConsumerRecord<String, String> again = told.getLast();
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(CloudEventHeaders.of(again.headers()).version())
        .isEqualTo(CloudEventHeaders.of(first.headers()).version());
  }
}
