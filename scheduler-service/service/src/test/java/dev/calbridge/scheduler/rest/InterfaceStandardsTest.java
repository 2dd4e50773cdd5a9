package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all resources answer alike. */
@QuarkusTest
class InterfaceStandardsTest {

  private static final String MERGE_PATCH = "application/merge-patch+json";

  private static Shop shop;

  @BeforeEach
  void open() {
    if (shop == null) {
      shop = Shop.open();
    }
  }

  @Test
  void whoHasTheCurrentVersionIsSentNothing() {
    String path = "/api/v1/employees/" + shop.benEmployee;
    String tag = as("admin").get(path).header("ETag");
    as("admin")
        .header("If-None-Match", "\"0\", W/" + tag)
        .get(path)
        .then()
        .statusCode(304)
        .header("ETag", equalTo(tag))
        .body(equalTo(""));
    as("admin").header("If-None-Match", "\"0\"").get(path).then().statusCode(200);
  }

  @Test
  void aListCanBeShortened() {
    as("admin")
        .queryParams("fields", "name,nothing", "limit", 1)
        .get("/api/v1/resources")
        .then()
        .statusCode(200)
        .body("items[0].keySet().toString()", equalTo("[id, version, name]"));
  }

  @Test
  void aPatchChangesWhatItNamesAndRemovesWhatIsNull() {
    String id = as("admin").body(customer("Paul Patch")).post("/api/v1/customers").path("id");
    String path = "/api/v1/customers/" + id;
    patch("frieda.desk", path, null, "{\"city\":\"Ulm\",\"email\":null}")
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("name", equalTo("Paul Patch"))
        .body("city", equalTo("Ulm"))
        .body("email", nullValue());
    patch("admin", path, "\"1\"", "{\"city\":\"Bonn\"}").then().statusCode(412);
    patch("admin", path, null, "{\"name\":null}")
        .then()
        .statusCode(422)
        .body("code", equalTo("name-missing"));
    patch("admin", path, null, "[1]")
        .then()
        .statusCode(400)
        .body("code", equalTo("patch-malformed"));
    patch("admin", path, null, "{\"name\":{\"a\":1}}")
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed-json"));
    patch("admin", path, null, "").then().statusCode(400);
    as("admin").body("{}").patch(path).then().statusCode(415);
    patch("anna.berger", path, null, "{}").then().statusCode(403);
    patch("admin", "/api/v1/customers/" + Shop.id(), null, "{}").then().statusCode(404);
    as("admin").get(path).then().header("ETag", "\"2\"").body("city", equalTo("Ulm"));
  }

  @Test
  void anAppointmentIsPatchedUnderItsVersion() {
    String path = "/api/v1/appointments/" + shop.book(shop.appointment()).path("id");
    patch("admin", path, null, "{\"title\":\"x\"}").then().statusCode(428);
    patch("admin", path, "\"1\"", "{\"title\":\"neu\",\"span\":{\"end\":\"2026-11-23T09:45:00\"}}")
        .then()
        .statusCode(200)
        .body("title", equalTo("neu"))
        .body("span.start", equalTo("2026-11-23T09:00:00"))
        .body("span.end", equalTo("2026-11-23T09:45:00"))
        .body("notes", equalTo("bringt alte Brille mit"));
    patch("admin", path, "\"1\"", "{\"title\":\"noch\"}").then().statusCode(412);
    patch("admin", path, "*", "{\"title\":\"noch\"}").then().statusCode(200);
  }

  @Test
  void aChangeSentTwiceIsMadeOnce() {
    String path = "/api/v1/branches/" + shop.esslingen;
    Map<String, Object> renamed = Map.of("name", shop.named("twice"), "timeZone", "Europe/Berlin");
    String tag = as("admin").get(path).header("ETag");
    String after =
        as("admin").header("If-Match", tag).body(renamed).put(path).then().extract().header("ETag");
    as("admin")
        .header("If-Match", tag)
        .body(renamed)
        .put(path)
        .then()
        .statusCode(200)
        .header("ETag", after);
  }

  @Test
  void aKeyCreatesOnce() {
    String key = UUID.randomUUID().toString();
    Response first = create("admin", key, customer("Erika Einmal"));
    Response again = create("admin", key, customer("Erika Einmal"));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    create("admin", key, customer("Jemand Anders"))
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
    // Keys belong to whoever chose them.
    assertThat(create("frieda.desk", key, customer("Jemand Anders")).statusCode()).isEqualTo(201);
    create("admin", "x".repeat(201), customer("Lang"))
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency-key-malformed"));
  }

  @Test
  void aKeyBooksOnce() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> wanted = shop.appointment();
    wanted.put("span", Shop.timed("2027-03-01T09:00:00", "2027-03-01T09:30:00"));
    String first = book(key, wanted).then().statusCode(201).extract().path("id");
    String again = book(key, wanted).then().statusCode(201).extract().path("id");
    assertThat(again).isEqualTo(first);
  }

  private static Response book(String key, Map<String, Object> wanted) {
    return as("admin").header("Idempotency-Key", key).body(wanted).post("/api/v1/appointments");
  }

  private static Response create(String user, String key, Map<String, Object> customer) {
    return as(user).header("Idempotency-Key", key).body(customer).post("/api/v1/customers");
  }

  private static Response patch(String user, String path, String ifMatch, String patch) {
    var request = as(user).contentType(MERGE_PATCH);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .body(patch)
        .patch(path);
  }

  private static Map<String, Object> customer(String name) {
    return Map.of("name", name, "email", "x@example.org", "phone", "0711 2");
  }
}
