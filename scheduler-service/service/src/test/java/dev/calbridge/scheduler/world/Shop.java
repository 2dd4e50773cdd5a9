package dev.calbridge.scheduler.world;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An optician's shop with people, a room, types and statuses, set up through REST. */
public final class Shop {

  public static final String TENANT = "optik-himmel";
  public static final String OTHER_TENANT = "hoergut";
  public static final String ANNA_USER = "7c1b0000-0000-4000-8000-000000000002";
  public static final String BEN_USER = "7c1b0000-0000-4000-8000-000000000003";

  public final UUID stuttgart = id();
  public final UUID esslingen = id();
  public final UUID annaEmployee = id();
  public final UUID benEmployee = id();
  public final UUID anna = id();
  public final UUID ben = id();
  public final UUID room = id();
  public final UUID hidden = id();
  public final UUID eyeTest = id();
  public final UUID fitting = id();
  public final UUID planned = id();
  public final UUID confirmed = id();
  public final UUID cancelled = id();
  public final UUID customer = id();

  /** Tells this shop's names from those of other tests. */
  public final String mark = UUID.randomUUID().toString().substring(0, 8);

  /** Sets it up; a new one for each caller, in the same tenant. */
  public static Shop open() {
    Shop shop = new Shop();
    tenant("DELETE", false);
    shop.put(
        "branches",
        shop.stuttgart,
        Map.of("name", shop.named("01 Stuttgart"), "timeZone", "Europe/Berlin"));
    shop.put(
        "branches",
        shop.esslingen,
        Map.of("name", shop.named("02 Esslingen"), "timeZone", "Europe/Berlin"));
    shop.put(
        "employees",
        shop.annaEmployee,
        Map.of("name", "Anna Berger", "branches", List.of(shop.stuttgart), "user", ANNA_USER));
    shop.put(
        "employees",
        shop.benEmployee,
        Map.of("name", "Ben Vogt", "branches", List.of(shop.esslingen), "user", BEN_USER));
    shop.put("resources", shop.anna, shop.resource("Anna", shop.annaEmployee, shop.stuttgart));
    shop.put("resources", shop.ben, shop.resource("Ben", shop.benEmployee, shop.esslingen));
    shop.put("resources", shop.room, shop.resource("Sehteststation 1", null, shop.stuttgart));
    Map<String, Object> secret = shop.resource("Lager", null, shop.stuttgart);
    secret.put("appointmentSyncAllowed", false);
    shop.put("resources", shop.hidden, secret);
    shop.put(
        "appointment-types",
        shop.eyeTest,
        Map.of("name", shop.named("Sehtest"), "color", "#2E7D32"));
    shop.put(
        "appointment-types",
        shop.fitting,
        Map.of("name", shop.named("Anpassung"), "color", "#1565C0"));
    shop.put("appointment-statuses", shop.planned, Map.of("name", "geplant", "position", 1));
    shop.put(
        "appointment-statuses",
        shop.confirmed,
        Map.of("name", "bestätigt", "outside", "CONFIRMED", "position", 2));
    shop.put(
        "appointment-statuses",
        shop.cancelled,
        Map.of("name", "abgesagt", "outside", "CANCELLED", "position", 3));
    shop.put("customers", shop.customer, Map.of("name", "Karla Kunde", "phone", "0711 1"));
    return shop;
  }

  public static void tenant(String outsideDelete, boolean placesReadOnly) {
    for (String alias : List.of(TENANT, OTHER_TENANT)) {
      as("operator")
          .body(
              Map.of(
                  "name", alias,
                  "timeZone", "Europe/Berlin",
                  "languages", List.of("DE", "EN"),
                  "outsideDelete", outsideDelete,
                  "placeCalendarsReadOnly", placesReadOnly))
          .put("/api/v1/tenants/" + alias)
          .then()
          .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }
  }

  /** Settings of both tenants beside the usual ones. */
  public static void settings(Map<String, Object> others) {
    for (String alias : List.of(TENANT, OTHER_TENANT)) {
      Map<String, Object> body = new HashMap<>(others);
      body.put("name", alias);
      body.put("timeZone", "Europe/Berlin");
      as("operator").body(body).put("/api/v1/tenants/" + alias).then().statusCode(200);
    }
  }

  /** Replaces a resource by one with those fields. */
  public void resource(UUID id, String name, Map<String, Object> fields) {
    Map<String, Object> body = resource(name, null, stuttgart);
    body.putAll(fields);
    as("admin").body(body).put("/api/v1/resources/" + id).then().statusCode(200);
  }

  public String named(String name) {
    return name + " " + mark;
  }

  /** What {@code POST /api/v1/appointments} takes. */
  public Map<String, Object> appointment() {
    Map<String, Object> body = new HashMap<>();
    body.put("primaryResource", anna);
    body.put("branch", stuttgart);
    body.put("customer", customer);
    body.put("type", eyeTest);
    body.put("status", confirmed);
    body.put("title", "Sehtest Karla");
    body.put("notes", "bringt alte Brille mit");
    body.put("span", timed("2026-11-23T09:00:00", "2026-11-23T09:30:00"));
    return body;
  }

  public static Map<String, Object> timed(String start, String end) {
    return Map.of("type", "timed", "start", start, "end", end, "zone", "Europe/Berlin");
  }

  public static String text(LocalDateTime time) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
  }

  /** Books it as the administrator and gives the answer. */
  public Response book(Map<String, Object> body) {
    Response response = as("admin").body(body).post("/api/v1/appointments");
    response.then().statusCode(201);
    return response;
  }

  public static RequestSpecification as(String user) {
    return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
  }

  /** As a gateway acting for the tenant. */
  public static RequestSpecification asGateway() {
    return given()
        .auth()
        .oauth2(Tokens.ofService("caldav-gateway"))
        .contentType(ContentType.JSON)
        .header("Calbridge-Tenant", TENANT);
  }

  public static UUID id() {
    return UUID.randomUUID();
  }

  private Map<String, Object> resource(String name, UUID employee, UUID branch) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", name);
    body.put("employee", employee);
    body.put("branches", List.of(branch));
    body.put("reminderMinutes", 15);
    body.put("color", "#C62828");
    body.put("appointmentSyncAllowed", true);
    return body;
  }

  private void put(String path, UUID id, Map<String, Object> body) {
    as("admin").body(body).put("/api/v1/" + path + "/" + id).then().statusCode(201);
  }
}
