package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.kit.postgres.TenantDatabase;
import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TenantIsolationTest {

  private static final String FOREIGNER = "hoergut.admin";

  @Inject TenantDatabase database;
  @Inject Pool pool;

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @Test
  void foreignThingsLookAbsent() {
    String id = shop.book(shop.appointment()).path("id");
    Map<String, Object> own = Map.of("name", "x", "timeZone", "UTC");
    as(FOREIGNER).get("/api/v1/appointments/" + id).then().statusCode(404);
    as(FOREIGNER).get("/api/v1/branches/" + shop.stuttgart).then().statusCode(404);
    as(FOREIGNER).get("/api/v1/customers/" + shop.customer).then().statusCode(404);
    as(FOREIGNER)
        .header("If-Match", "*")
        .body(own)
        .put("/api/v1/branches/" + shop.stuttgart)
        .then()
        .statusCode(412);
    as(FOREIGNER)
        .header("If-Match", "\"1\"")
        .delete("/api/v1/appointments/" + id)
        .then()
        .statusCode(404);
    as(FOREIGNER)
        .body(shop.appointment())
        .post("/api/v1/appointments")
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown-resource"));
    as(FOREIGNER)
        .queryParams(
            "resource", shop.anna, "from", "2026-11-23T00:00:00Z", "to", "2026-11-24T00:00:00Z")
        .get("/api/v1/appointments")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(0));
    as("admin").get("/api/v1/appointments/" + id).then().statusCode(200);
  }

  @Test
  void theSameIdMayExistInBothTenants() {
    as(FOREIGNER)
        .body(Map.of("name", "Hörgut 1", "timeZone", "Europe/Berlin"))
        .put("/api/v1/branches/" + shop.stuttgart)
        .then()
        .statusCode(201);
    as("admin")
        .get("/api/v1/branches/" + shop.stuttgart)
        .then()
        .body("name", equalTo(shop.named("01 Stuttgart")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant",
        "branch",
        "employee",
        "resource",
        "appointment_type",
        "appointment_status",
        "customer",
        "appointment",
        "placement",
        "resource_time",
        "entry_change_answer",
        "ended"
      })
  void rowLevelSecurityHidesWhatAQueryForgets(String table) {
    shop.book(shop.appointment());
    String query = "select count(*) from " + table + " where tenant <> '" + Shop.OTHER_TENANT + "'";
    assertThat(count(Shop.OTHER_TENANT, query)).isZero();
    Row without = pool.query(query).execute().await().indefinitely().iterator().next();
    assertThat(without.getLong(0)).isZero();
    assertThat(secured(table)).isTrue();
  }

  @Test
  void rowLevelSecurityForbidsForeignRows() {
    String insert =
        "insert into ended (tenant, id, version, ended_at) values ('"
            + Shop.TENANT
            + "', '"
            + UUID.randomUUID()
            + "', 1, now())";
    assertThatThrownBy(
            () ->
                database
                    .inTransaction(
                        Shop.OTHER_TENANT, connection -> connection.query(insert).execute())
                    .await()
                    .indefinitely())
        .hasMessageContaining("row-level security");
  }

  @Test
  void everyTableWithMoreThanIdsIsSecured() {
    List<String> open = new ArrayList<>();
    for (Row row :
        pool.query(
                "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
                    + " and not (relrowsecurity and relforcerowsecurity)")
            .execute()
            .await()
            .indefinitely()) {
      open.add(row.getString(0));
    }
    assertThat(open).containsExactlyInAnyOrder("outbox", "renewal", "flyway_schema_history");
  }

  private boolean secured(String table) {
    return pool.query(
            "select relrowsecurity and relforcerowsecurity from pg_class where relname = '"
                + table
                + "'")
        .execute()
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getBoolean(0);
  }

  private long count(String tenant, String query) {
    return database
        .inTransaction(tenant, connection -> connection.query(query).execute())
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }
}
