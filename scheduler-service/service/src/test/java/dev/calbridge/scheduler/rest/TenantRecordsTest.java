package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import dev.calbridge.scheduler.resource.Companion;
import dev.calbridge.scheduler.world.Shop;
import dev.calbridge.scheduler.world.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A tenant leaves: everything is handed over, then nothing is left, and the topics say so. */
@QuarkusTest
class TenantRecordsTest {

  private static final String RECORDS = "/internal/v1/tenants/" + Shop.OTHER_TENANT + "/records";

  private final UUID branch = Shop.id();
  private final UUID room = Shop.id();
  private final UUID customer = Shop.id();
  private final UUID away = Shop.id();

  @Test
  void aTenantIsHandedOverErasedAndBuried() {
    String appointment = business();

    List<String> lines =
        as("operator").get(RECORDS).then().statusCode(200).extract().asString().lines().toList();
    assertThat(lines).anyMatch(line -> line.contains("Hanna Hört"));
    assertThat(lines.getLast())
        .isEqualTo(
            "{\"service\":\"scheduler-service\",\"tenant\":\"hoergut\",\"rows\":%d}"
                .formatted(lines.size() - 1));

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> as("operator").delete(RECORDS + "?confirm=hoergut").statusCode() == 200);

    as("operator").get("/api/v1/tenants/hoergut").then().statusCode(404);
    assertThat(as("operator").get(RECORDS).asString()).contains("\"rows\":0}");
    try (Topic entries = new Topic(SchedulerTopics.CALENDAR_ENTRIES);
        Topic calendars = new Topic(SchedulerTopics.CALENDARS)) {
      assertBuried(entries, appointment);
      assertBuried(entries, away.toString());
      assertBuried(calendars, room.toString());
      assertBuried(calendars, Companion.of(room).toString());
    }
    Shop.tenant("DELETE", false);
  }

  @Test
  void nothingIsErasedUnlessTheAliasIsRepeated() {
    Shop.tenant("DELETE", false);
    for (String path : List.of(RECORDS, RECORDS + "?confirm=optik-himmel")) {
      as("operator")
          .delete(path)
          .then()
          .statusCode(400)
          .body("code", equalTo("confirmation-missing"));
    }
    as("operator").get("/api/v1/tenants/hoergut").then().statusCode(200);
  }

  private String business() {
    Shop.tenant("DELETE", false);
    Shop.settings(Map.of("unavailabilitiesApart", true));
    put("branches", branch, Map.of("name", "Laden", "timeZone", "Europe/Berlin"));
    put("customers", customer, Map.of("name", "Hanna Hört"));
    put(
        "resources",
        room,
        Map.of(
            "name",
            "Kabine",
            "kind",
            "PLACE",
            "stepMinutes",
            5,
            "capacity",
            1,
            "branches",
            List.of(branch),
            "allBranches",
            false,
            "visible",
            true,
            "appointmentSyncAllowed",
            true));
    put(
        "unavailabilities",
        away,
        Map.of("resource", room, "span", Shop.timed("2031-11-26T09:00:00", "2031-11-26T17:00:00")));
    return as("hoergut.admin")
        .body(
            Map.of(
                "primaryResource", room,
                "branch", branch,
                "customer", customer,
                "title", "Anprobe",
                "span", Shop.timed("2031-11-25T09:00:00", "2031-11-25T09:30:00")))
        .post("/api/v1/appointments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void put(String list, UUID id, Object body) {
    as("hoergut.admin").body(body).put("/api/v1/" + list + "/" + id).then().statusCode(201);
  }

  private static void assertBuried(Topic topic, String id) {
    ConsumerRecord<String, String> last =
        topic.awaitRecords(Shop.OTHER_TENANT + "/" + id, 2).getLast();
    assertThat(last.value()).isNull();
    assertThat(CloudEventHeaders.of(last.headers()).version()).isGreaterThan(1);
  }
}
