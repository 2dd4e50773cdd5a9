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

  @Test
  void rowLevelSecurityHidesWhatAQueryForgets() {
    shop.book(shop.appointment());
    List<String> tables = tablesOfTenants();
    assertThat(tables).contains("tenant", "appointment", "customer", "customer_word", "placement");
    for (String table : tables) {
      String query =
          "select count(*) from " + table + " where tenant <> '" + Shop.OTHER_TENANT + "'";
      assertThat(count(Shop.OTHER_TENANT, query)).as("seen by another tenant: %s", table).isZero();
      Row without = pool.query(query).execute().await().indefinitely().iterator().next();
      assertThat(without.getLong(0)).as("seen without a tenant: %s", table).isZero();
    }
  }

  @Test
  void aTenantCannotTouchForeignRows() {
    shop.book(shop.appointment());
    for (String table : tablesOfTenants()) {
      String delete = "delete from " + table + " where tenant = '" + Shop.TENANT + "'";
      assertThat(changed(Shop.OTHER_TENANT, delete)).as("deleted from %s", table).isZero();
      if (count(Shop.TENANT, "select count(*) from " + table) > 0) {
        String steal = "update " + table + " set tenant = '" + Shop.OTHER_TENANT + "'";
        assertThatThrownBy(() -> changed(Shop.TENANT, steal))
            .as("moved out of %s", table)
            .hasMessageFindingMatch("row-level security|foreign key");
      }
    }
  }

  @Test
  void everyTableOfTenantsHasTheOnePolicy() {
    List<String> guarded = new ArrayList<>();
    for (Row row :
        pool.query(
                "select tablename from pg_policies where cmd = 'ALL' and permissive = 'PERMISSIVE'"
                    + " and qual like '%tenant = current_setting(''app.tenant''%'"
                    + " and with_check = qual")
            .execute()
            .await()
            .indefinitely()) {
      guarded.add(row.getString(0));
    }
    assertThat(guarded).containsExactlyInAnyOrderElementsOf(tablesOfTenants());
  }

  @Test
  void theServiceOwnsNoTableAndCannotBypassItsPolicies() {
    Row role =
        pool.query(
                "select rolsuper or rolbypassrls, exists (select 1 from pg_class where relowner ="
                    + " r.oid) from pg_roles r where rolname = current_user")
            .execute()
            .await()
            .indefinitely()
            .iterator()
            .next();
    assertThat(role.getBoolean(0)).isFalse();
    assertThat(role.getBoolean(1)).isFalse();
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
    assertThat(open)
        .containsExactlyInAnyOrder(
            "outbox", "renewal", "republication", "tenant_alias", "flyway_schema_history");
  }

  /** Found in the catalogue, so that nobody can forget to name a new one. */
  private List<String> tablesOfTenants() {
    List<String> tables = new ArrayList<>();
    for (Row row :
        pool.query(
                "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                    + " and a.attname = 'tenant' where c.relkind in ('r', 'p')"
                    + " and c.relnamespace = 'public'::regnamespace and c.relname <> 'renewal'")
            .execute()
            .await()
            .indefinitely()) {
      tables.add(row.getString(0));
    }
    return tables;
  }

  /** Rows changed by a statement that is rolled back. */
  private int changed(String tenant, String statement) {
    return database
        .inTransaction(
            tenant,
            connection ->
                connection
                    .query(statement)
                    .execute()
                    .map(
                        rows -> {
                          if (rows.rowCount() > 0) {
                            throw new IllegalStateException("It changed " + rows.rowCount());
                          }
                          return rows.rowCount();
                        }))
        .await()
        .indefinitely();
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
