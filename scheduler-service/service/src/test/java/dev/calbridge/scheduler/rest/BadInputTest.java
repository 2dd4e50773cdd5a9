package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputTest {

  private static Shop shop;

  @BeforeEach
  void open() {
    if (shop == null) {
      shop = Shop.open();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "",
        "\"x\"",
        "{\"primaryResource\":7}",
        "{\"span\":{\"type\":\"weekly\"}}",
        "{\"span\":{\"type\":\"timed\",\"start\":\"yesterday\"}}"
      })
  void whatIsNoAppointmentInJsonIsRefused(String body) {
    as("admin")
        .body(body)
        .post("/api/v1/appointments")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", equalTo(400));
  }

  static Stream<Arguments> brokenRules() {
    return Stream.of(
        broken(
            "end-not-after-start",
            b -> b.put("span", Shop.timed("2026-11-23T09:00:00", "2026-11-23T09:00:00"))),
        broken(
            "time-out-of-range",
            b -> b.put("span", Shop.timed("9999-11-23T09:00:00", "9999-11-23T10:00:00"))),
        broken(
            "time-out-of-range",
            b ->
                b.put(
                    "span", Map.of("type", "all-day", "start", "1969-01-01", "end", "1969-01-02"))),
        broken(
            "span-too-long",
            b ->
                b.put(
                    "span", Map.of("type", "all-day", "start", "2026-01-01", "end", "2028-01-02"))),
        broken(
            "unknown-zone",
            b ->
                b.put(
                    "span",
                    Map.of(
                        "type",
                        "timed",
                        "start",
                        "2026-11-23T09:00:00",
                        "end",
                        "2026-11-23T10:00:00",
                        "zone",
                        "+02:00"))),
        broken(
            "span-incomplete",
            b -> b.put("span", Map.of("type", "timed", "start", "2026-11-23T09:00:00"))),
        broken("span-missing", b -> b.remove("span")),
        broken("primary-resource-missing", b -> b.remove("primaryResource")),
        broken("title-too-long", b -> b.put("title", "x".repeat(501))),
        broken("notes-too-long", b -> b.put("notes", "x".repeat(65_537))),
        broken("title-invalid", b -> b.put("title", "a\u0000b")),
        broken(
            "recurrence-invalid",
            b -> b.put("recurrence", Map.of("rule", "EVERY DAY", "excluded", List.of()))),
        broken(
            "recurrence-too-frequent",
            b -> b.put("recurrence", Map.of("rule", "FREQ=SECONDLY", "excluded", List.of()))),
        broken(
            "too-many-occurrences",
            b ->
                b.put(
                    "recurrence",
                    Map.of("rule", "FREQ=DAILY;COUNT=100000", "excluded", List.of()))),
        broken("unknown-resource", b -> b.put("primaryResource", UUID.randomUUID())),
        broken("unknown-resource", b -> b.put("secondaryResource", UUID.randomUUID())),
        broken("same-resource-twice", b -> b.put("secondaryResource", b.get("primaryResource"))),
        broken("unknown-type", b -> b.put("type", UUID.randomUUID())),
        broken("unknown-status", b -> b.put("status", UUID.randomUUID())),
        broken("unknown-branch", b -> b.put("branch", UUID.randomUUID())),
        broken("unknown-customer", b -> b.put("customer", UUID.randomUUID())));
  }

  private static Arguments broken(String code, Consumer<Map<String, Object>> breaking) {
    return Arguments.of(code, breaking);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenRules")
  void aBrokenRuleIsNamed(String code, Consumer<Map<String, Object>> breaking) {
    Map<String, Object> body = shop.appointment();
    breaking.accept(body);
    as("admin")
        .body(body)
        .post("/api/v1/appointments")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void anUnknownZoneIsRefused() {
    Map<String, Object> body = shop.appointment();
    body.put(
        "span",
        Map.of(
            "type",
            "timed",
            "start",
            "2026-11-23T09:00:00",
            "end",
            "2026-11-23T10:00:00",
            "zone",
            "Mars/Phobos"));
    as("admin").body(body).post("/api/v1/appointments").then().statusCode(400);
  }

  @Test
  void aGiantBodyIsRefused() {
    int status =
        as("admin")
            .body("{\"notes\":\"" + "x".repeat(2_000_000) + "\"}")
            .post("/api/v1/appointments")
            .statusCode();
    assertThat(status).isEqualTo(413);
  }

  @Test
  void whoMayNotWriteIsToldSo() {
    as("anna.berger")
        .body(Map.of("name", "x", "timeZone", "UTC"))
        .post("/api/v1/branches")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
    as("admin")
        .body(Map.of("name", "x", "timeZone", "UTC"))
        .put("/api/v1/tenants/optik-himmel")
        .then()
        .statusCode(403);
    as("admin")
        .header("Calbridge-Tenant", "optik-himmel")
        .header("Idempotency-Key", "k")
        .body("{}")
        .post("/internal/v1/entry-changes")
        .then()
        .statusCode(403);
    given().get("/api/v1/branches").then().statusCode(401);
    given().auth().oauth2("no.real.token").get("/api/v1/branches").then().statusCode(401);
  }

  @Test
  void anUnknownOrForeignTenantIsRefused() {
    as("admin")
        .header("Calbridge-Tenant", "hoergut")
        .get("/api/v1/branches")
        .then()
        .statusCode(403)
        .body("code", equalTo("tenant-not-allowed"));
    as("operator")
        .body(Map.of("name", "x", "timeZone", "UTC"))
        .put("/api/v1/tenants/No_Alias")
        .then()
        .statusCode(400)
        .body("code", startsWith("tenant-"));
  }

  @Test
  void windowsAreAskedForProperly() {
    as("admin").get("/api/v1/appointments").then().statusCode(400);
    as("admin")
        .queryParams("resource", shop.anna, "from", "x", "to", "y")
        .get("/api/v1/appointments")
        .then()
        .statusCode(400)
        .body("code", equalTo("from-malformed"));
    as("admin")
        .queryParams(
            "resource", shop.anna, "from", "2026-01-01T00:00:00Z", "to", "2029-01-01T00:00:00Z")
        .get("/api/v1/appointments")
        .then()
        .statusCode(422)
        .body("code", equalTo("window-too-long"));
    as("admin").queryParam("limit", 100_000).get("/api/v1/branches").then().statusCode(400);
    as("admin").get("/api/v1/appointments/no-uuid").then().statusCode(404);
  }
}
