package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MasterDataTest {

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @Test
  void whatIsWrittenIsRead() {
    as("anna.berger")
        .get("/api/v1/resources/" + shop.anna)
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("id", equalTo(shop.anna.toString()))
        .body("name", equalTo("Anna"))
        .body("kind", equalTo("PERSON"))
        .body("branches", equalTo(List.of(shop.stuttgart.toString())))
        .body("capacity", equalTo(1));
    as("frieda.desk")
        .get("/api/v1/customers/" + shop.customer)
        .then()
        .body("name", equalTo("Karla Kunde"));
    as("admin")
        .get("/api/v1/appointment-statuses/" + shop.confirmed)
        .then()
        .body("outside", equalTo("CONFIRMED"));
    as("admin")
        .get("/api/v1/tenants/optik-himmel")
        .then()
        .body("languages", equalTo(List.of("DE", "EN")));
    as("admin").get("/api/v1/tenants/hoergut").then().statusCode(404);
  }

  @Test
  void versionsAndPreconditionsAreHonoured() {
    String path = "/api/v1/branches/" + shop.stuttgart;
    Map<String, Object> renamed = Map.of("name", "neu", "timeZone", "Europe/Berlin");
    as("admin").header("If-None-Match", "*").body(renamed).put(path).then().statusCode(412);
    as("admin")
        .header("If-Match", "\"9\"")
        .body(renamed)
        .put(path)
        .then()
        .statusCode(412)
        .body("code", equalTo("stale-version"));
    as("admin")
        .header("If-Match", "\"1\"")
        .body(renamed)
        .put(path)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"");
    as("admin").body(renamed).put(path).then().statusCode(200).header("ETag", "\"2\"");
    as("admin").header("If-None-Match", "\"1\"").body(renamed).put(path).then().statusCode(400);
  }

  @Test
  void whatIsReferredToStays() {
    shop.book(shop.appointment());
    for (String path :
        List.of(
            "customers/" + shop.customer,
            "appointment-types/" + shop.eyeTest,
            "branches/" + shop.stuttgart,
            "resources/" + shop.anna,
            "employees/" + shop.annaEmployee)) {
      as("admin").delete("/api/v1/" + path).then().statusCode(409).body("code", equalTo("in-use"));
    }
    as("admin").delete("/api/v1/appointment-types/" + shop.fitting).then().statusCode(204);
    as("admin").delete("/api/v1/appointment-types/" + shop.fitting).then().statusCode(404);
  }

  @Test
  void listsComePageByPage() {
    String next =
        as("admin")
            .queryParam("limit", 1)
            .get("/api/v1/branches")
            .then()
            .statusCode(200)
            .body("items.size()", equalTo(1))
            .extract()
            .path("next");
    as("admin")
        .queryParams("limit", 1, "after", next)
        .get("/api/v1/branches")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
    as("admin").queryParam("after", "x").get("/api/v1/branches").then().statusCode(400);
  }

  @Test
  void brokenMasterDataIsRefused() {
    refused("branches", Map.of("timeZone", "UTC"), "name-missing");
    refused("branches", Map.of("name", "x", "timeZone", "Mars/Phobos"), "unknown-zone");
    refused("appointment-types", Map.of("name", "x", "color", "red"), "color-invalid");
    refused("resources", Map.of("name", "x", "kind", "PERSON"), "employee-and-kind");
    refused("resources", Map.of("name", "x", "capacity", 0), "capacity-out-of-range");
    refused("customers", Map.of("name", "x".repeat(201)), "name-too-long");
    as("admin")
        .body(Map.of("name", "x", "employee", UUID.randomUUID()))
        .post("/api/v1/resources")
        .then()
        .statusCode(409);
    as("admin").body("{\"name\":[1]}").post("/api/v1/branches").then().statusCode(400);
    as("admin").body("").post("/api/v1/branches").then().statusCode(400);
  }

  private static void refused(String path, Map<String, Object> body, String code) {
    as("admin")
        .body(body)
        .post("/api/v1/" + path)
        .then()
        .statusCode(422)
        .body("code", equalTo(code));
  }
}
