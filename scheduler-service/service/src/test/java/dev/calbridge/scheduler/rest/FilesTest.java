package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers and calendars as files. */
@QuarkusTest
class FilesTest {

  private static Shop shop;

  @BeforeEach
  void open() {
    if (shop == null) {
      shop = Shop.open();
    }
  }

  @Test
  void customersComeFromCsvOnceAndGoOutAgain() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    String file =
        "name,city\r\n=Formel " + mark + ",Ulm\r\n,Ohne Name\r\n\"Zoë, " + mark + "\",\r\n";
    customers("admin", "text/csv", file, true).body("created", equalTo(2));
    assertThat(found(mark)).isZero();
    customers("frieda.desk", "text/csv", file, false)
        .body("read", equalTo(3))
        .body("created", equalTo(2))
        .body("refused", equalTo(1))
        .body("refusals[0].line", equalTo(3))
        .body("refusals[0].code", equalTo("name-missing"));
    customers("admin", "text/csv", file, false)
        .body("created", equalTo(0))
        .body("unchanged", equalTo(2));
    assertThat(found(mark)).isEqualTo(2);

    String csv = as("admin").accept("text/csv").get("/api/v1/customers/export").asString();
    assertThat(csv).startsWith("id,kind").contains("'=Formel " + mark);
    customers("admin", "text/csv", csv, false)
        .body("created", equalTo(0))
        .body("changed", equalTo(0))
        .body("refused", equalTo(0));
    String cards = as("admin").accept("text/vcard").get("/api/v1/customers/export").asString();
    assertThat(cards).contains("FN:=Formel " + mark).contains("VERSION:4.0");
    customers("admin", "text/vcard", cards, true).body("created", equalTo(0));
  }

  @Test
  void onlyThoseInChargeMoveFiles() {
    as("frieda.desk").accept("text/csv").get("/api/v1/customers/export").then().statusCode(403);
    as("anna.berger")
        .contentType("text/csv")
        .body("name\r\nX\r\n")
        .post("/api/v1/customers/import")
        .then()
        .statusCode(403);
    String path = "/api/v1/resources/" + shop.anna + "/calendar";
    as("anna.berger").accept("text/calendar").get(path).then().statusCode(403);
    as("hoergut.admin").accept("text/calendar").get(path).then().statusCode(404);
    as("hoergut.admin")
        .contentType("text/calendar")
        .body("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        .post(path)
        .then()
        .statusCode(404);
  }

  @Test
  void aFileThatIsNoneIsRefusedAltogether() {
    as("admin")
        .contentType("text/csv")
        .body("street\r\nx\r\n".getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/customers/import")
        .then()
        .statusCode(422)
        .body("code", equalTo("file-unreadable"));
    as("admin")
        .contentType("text/calendar")
        .body("hello".getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/resources/" + shop.anna + "/calendar")
        .then()
        .statusCode(422);
    as("admin").body("x".repeat(1_100_000)).post("/api/v1/customers").then().statusCode(413);
  }

  @Test
  void aCalendarComesInOnceAndGoesOutAgain() {
    String mark = UUID.randomUUID().toString();
    String once =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    event(
                        "UID:"
                            + mark
                            + i
                            + "\r\nDTSTART;TZID=Europe/Berlin:202709%02dT%02d0000\r\nDURATION:PT30M\r\n"
                                .formatted(1 + i / 10, 8 + i % 10)
                            + "SUMMARY:Termin "
                            + i
                            + "\r\nCATEGORIES:"
                            + shop.named("Sehtest")
                            + "\r\n"))
            .collect(Collectors.joining());
    String series =
        event(
            "UID:"
                + mark
                + "-s\r\nDTSTART;TZID=Europe/Berlin:20271004T090000\r\nDURATION:PT30M\r\n"
                + "RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE;TZID=Europe/Berlin:20271011T090000\r\n"
                + "SUMMARY:Serie\r\n");
    String broken =
        event("UID:" + mark + "-b\r\nDTSTART:20271004T090000Z\r\nDTEND:20271004T080000Z\r\n");
    String file = "BEGIN:VCALENDAR\r\n" + once + broken + series + "END:VCALENDAR\r\n";
    calendar(file, true).body("created", equalTo(61)).body("refused", equalTo(1));
    assertThat(exported()).doesNotContain(mark);

    calendar(file, false)
        .body("read", equalTo(62))
        .body("created", equalTo(61))
        .body("refusals[0].code", equalTo("end-not-after-start"));
    calendar(file, false).body("created", equalTo(0)).body("unchanged", equalTo(61));
    calendar(file.replace("SUMMARY:Serie", "SUMMARY:Neue Serie"), false)
        .body("changed", equalTo(1))
        .body("unchanged", equalTo(60));

    String text = exported();
    assertThat(text)
        .contains("UID:" + mark + "59", "SUMMARY:Neue Serie", "RRULE:FREQ=WEEKLY;COUNT=3")
        .contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin")
        .endsWith("END:VCALENDAR\r\n");
    calendar(text, false).body("created", equalTo(0)).body("changed", equalTo(0));
  }

  private static String exported() {
    return as("admin")
        .accept("text/calendar")
        .get("/api/v1/resources/" + shop.ben + "/calendar")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static ValidatableResponse calendar(String file, boolean dryRun) {
    return as("admin")
        .contentType("text/calendar")
        .queryParam("dryRun", dryRun)
        .body(file.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/resources/" + shop.ben + "/calendar")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse customers(
      String user, String type, String file, boolean dryRun) {
    return as(user)
        .contentType(type)
        .queryParam("dryRun", dryRun)
        .body(file.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/customers/import")
        .then()
        .statusCode(200);
  }

  private static int found(String mark) {
    return as("admin").queryParam("q", mark).get("/api/v1/customers").path("items.size()");
  }

  private static String event(String lines) {
    return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n";
  }
}
