package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResourcesTest {

  private static Shop shop;

  @BeforeEach
  void open() {
    if (shop == null) {
      shop = Shop.open();
    }
  }

  @Test
  void allFieldsAreKept() {
    shop.resource(
        shop.room,
        "Raum",
        Map.of(
            "waitingList",
            true,
            "warnOnUnavailability",
            false,
            "onlineBookingAllowed",
            true,
            "externalCalendar",
            "abc@group.calendar.example",
            "stepMinutes",
            20,
            "capacity",
            4,
            "description",
            "Erdgeschoss"));
    as("anna.berger")
        .get("/api/v1/resources/" + shop.room)
        .then()
        .statusCode(200)
        .body("kind", equalTo("PLACE"))
        .body("waitingList", equalTo(true))
        .body("warnOnUnavailability", equalTo(false))
        .body("onlineBookingAllowed", equalTo(true))
        .body("externalCalendar", equalTo("abc@group.calendar.example"))
        .body("stepMinutes", equalTo(20))
        .body("capacity", equalTo(4));
  }

  @Test
  void resourcesAreFoundByNameKindBranchAndHiddenOnesOnRequest() {
    String name = shop.named("Lager");
    shop.resource(shop.hidden, name, Map.of("visible", false));
    search(Map.of("name", name)).body("items.id", not(hasItem(shop.hidden.toString())));
    search(Map.of("name", name.toUpperCase(java.util.Locale.ROOT), "hidden", true))
        .body("items.id", contains(shop.hidden.toString()));
    search(Map.of("name", shop.mark, "hidden", true, "kind", "PERSON"))
        .body("items.size()", equalTo(0));
    search(Map.of("branch", shop.esslingen)).body("items.id", contains(shop.ben.toString()));
    search(Map.of("branch", shop.stuttgart, "kind", "PLACE", "limit", 1))
        .body("items.id", contains(shop.room.toString()));
    as("anna.berger")
        .queryParam("kind", "THING")
        .get("/api/v1/resources/search")
        .then()
        .statusCode(400);
  }

  @Test
  void branchesAreThoseThatExistAndStayWhileTheyAreNamed() {
    Map<String, Object> body =
        Map.of("name", "Raum", "branches", List.of(UUID.randomUUID(), shop.stuttgart));
    as("admin")
        .body(body)
        .post("/api/v1/resources")
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown-branch"));
    as("admin")
        .body(Map.of("name", "Nora", "branches", List.of(UUID.randomUUID())))
        .post("/api/v1/employees")
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown-branch"));
    as("admin")
        .delete("/api/v1/branches/" + shop.esslingen)
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"));
  }

  @Test
  void settingsOfATenantAreKept() {
    Shop.settings(
        Map.of(
            "overbooking", false,
            "bufferUse", "CUSTOMER",
            "unavailabilitiesApart", true,
            "googleSynchronised", false));
    as("admin")
        .get("/api/v1/tenants/" + Shop.TENANT)
        .then()
        .statusCode(200)
        .body("overbooking", equalTo(false))
        .body("bufferUse", equalTo("CUSTOMER"))
        .body("unavailabilitiesApart", equalTo(true))
        .body("googleSynchronised", equalTo(false));
    Shop.tenant("DELETE", false);
    as("admin")
        .get("/api/v1/tenants/" + Shop.TENANT)
        .then()
        .body("overbooking", equalTo(true))
        .body("bufferUse", equalTo("RESOURCE"))
        .body("googleSynchronised", equalTo(true));
  }

  private static ValidatableResponse search(Map<String, ?> parameters) {
    return as("anna.berger")
        .queryParams(parameters)
        .get("/api/v1/resources/search")
        .then()
        .statusCode(200);
  }
}
