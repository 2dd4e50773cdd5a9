package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.calbridge.kit.postgres.TenantDatabase;
import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FeedsTest {

  @Inject TenantDatabase database;

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
    Map<String, Object> body = shop.appointment();
    String day = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    body.put("span", Shop.timed(day + "T09:00:00", day + "T09:30:00"));
    shop.book(body);
    as("admin")
        .body(
            Map.of(
                "resource",
                shop.anna,
                "title",
                "Urlaub",
                "span",
                Shop.timed(day + "T12:00:00", day + "T13:00:00")))
        .post("/api/v1/unavailabilities")
        .then()
        .statusCode(201);
  }

  @Test
  void whoKnowsTheAddressReadsTheCalendar() {
    Response made =
        make("anna.berger", shop.anna, "FULL").then().statusCode(201).extract().response();
    assertThat(made.<String>path("address.webcal")).startsWith("webcal://");
    String path = path(made);
    Response read = given().get(path).then().statusCode(200).extract().response();
    assertThat(read.asString())
        .contains("SUMMARY:Sehtest Karla", "Karla Kunde", "SUMMARY:Urlaub", "REFRESH-INTERVAL");
    given().header("If-None-Match", read.header("ETag")).get(path).then().statusCode(304);
    given().head(path).then().statusCode(200);
    Response packed =
        given()
            .header("Accept-Encoding", "gzip")
            .get(path)
            .then()
            .statusCode(200)
            .extract()
            .response();
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.asString()).isEqualTo(read.asString());
  }

  @Test
  void aDiscreetFeedHoldsNoCustomer() {
    String discreet = given().get(path(make("admin", shop.anna, "DISCREET"))).asString();
    assertThat(discreet).contains("BEGIN:VEVENT").doesNotContain("Karla Kunde");
    String busy = given().get(path(make("admin", shop.anna, "BUSY"))).asString();
    assertThat(busy)
        .contains("SUMMARY:Belegt")
        .doesNotContain("Karla", "Sehtest", "Urlaub", "DESCRIPTION", "LOCATION");
  }

  @Test
  void aRevokedOrUnknownAddressOpensNothing() {
    Response made = make("anna.berger", shop.anna, null);
    String path = path(made);
    String id = made.path("id");
    as("ben.vogt").delete("/api/v1/feeds/" + id).then().statusCode(404);
    as("hoergut.admin").delete("/api/v1/feeds/" + id).then().statusCode(404);
    as("anna.berger").delete("/api/v1/feeds/" + id).then().statusCode(204);
    given().get(path).then().statusCode(404).body("code", equalTo("not-found"));
    String other = path(make("admin", shop.anna, null));
    given().get(other.replace("optik-himmel", "hoergut")).then().statusCode(404);
    given().get(other.replace("optik-himmel", "nobody")).then().statusCode(404);
    given().get("/feed/optik-himmel/" + "A".repeat(43) + ".ics").then().statusCode(404);
    given().get("/feed/optik-himmel/short.ics").then().statusCode(404);
    as("admin").get("/api/v1/feeds").then().body("items.address", everyItem(nullValue()));
  }

  @Test
  void aFeedFollowsWhatItsUserMaySee() {
    make("ben.vogt", shop.anna, null)
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown-resource"));
    make("anna.berger", shop.hidden, null).then().statusCode(422);
    make("anna.berger", shop.room, null).then().statusCode(201);
    String path = path(make("anna.berger", shop.anna, null));
    given().get(path).then().statusCode(200);
    patch("resources/" + shop.anna, Map.of("appointmentSyncAllowed", false));
    given().get(path).then().statusCode(404);
    patch("resources/" + shop.anna, Map.of("appointmentSyncAllowed", true));
    patch("employees/" + shop.annaEmployee, Map.of("user", "somebody-else"));
    given().get(path).then().statusCode(404);
  }

  @Test
  void theSecretIsKeptByNobody() {
    String path = path(make("admin", shop.anna, null));
    String secret = path.substring(path.lastIndexOf('/') + 1, path.length() - ".ics".length());
    var rows =
        database
            .inTransaction(
                Shop.TENANT,
                connection ->
                    connection.query("select row_to_json(feed)::text from feed").execute())
            .await()
            .indefinitely();
    assertThat(rows).isNotEmpty();
    rows.forEach(row -> assertThat(row.getString(0)).doesNotContain(secret));
    as("anna.berger")
        .get("/api/v1/feeds")
        .then()
        .body("items.user", everyItem(equalTo(Shop.ANNA_USER)));
    as("admin").get("/api/v1/feeds").then().body("items.size()", not(equalTo(0)));
  }

  @Test
  void aFeedIsNotReadAllTheTime() {
    String path = path(make("admin", shop.anna, "BUSY"));
    int refused = 0;
    for (int i = 0; i < 12 && refused == 0; i++) {
      refused = given().get(path).statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(1);
  }

  private static Response make(String user, UUID resource, String detail) {
    Map<String, Object> body = new HashMap<>();
    body.put("resource", resource);
    if (detail != null) {
      body.put("detail", detail);
    }
    return as(user).body(body).post("/api/v1/feeds");
  }

  private static String path(Response made) {
    return URI.create(made.then().statusCode(201).extract().path("address.url")).getPath();
  }

  private static void patch(String path, Map<String, Object> change) {
    as("admin")
        .contentType("application/merge-patch+json")
        .body(change)
        .patch("/api/v1/" + path)
        .then()
        .statusCode(200);
  }
}
