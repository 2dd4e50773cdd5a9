package dev.calbridge.scheduler.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.kit.postgres.TenantDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** On tables as large as a tenant's, the statements of every day read by index. */
@QuarkusTest
class QueryPlansTest {

  private static final int APPOINTMENTS = 30_000;
  private static final Predicate<String> LARGE_SCAN =
      Pattern.compile(
              "Seq Scan on (appointment|placement|customer|customer_word|resource_time|change_notice)\\b")
          .asPredicate();

  @Inject TenantDatabase database;
  @Inject Config config;

  @Test
  void hotQueriesScanNoLargeTable() throws SQLException {
    try (Connection owner = owner()) {
      AppointmentLoad.load(owner, APPOINTMENTS);
      try {
        List<String> scans = new ArrayList<>();
        HotQueries.all()
            .forEach(
                (name, query) -> {
                  Stream.concat(
                          Stream.of(HotQueries.plan(database, query)),
                          name.startsWith("customers")
                              ? Stream.empty()
                              : Stream.of(HotQueries.genericPlan(database, query)))
                      .filter(LARGE_SCAN)
                      .forEach(plan -> scans.add(name + "\n" + plan));
                });
        assertThat(scans).isEmpty();
        // Neither all objects of a calendar: a UID is looked up.
        List.of("what a change from outside needs to know", "what a new object needs to know")
            .forEach(
                name ->
                    assertThat(HotQueries.plan(database, HotQueries.all().get(name)))
                        .containsPattern(
                            "placement_uid on placement[^\\n]*\\n *Index Cond:.*uid = ANY"));
        // The same question in words that no index may answer is seen as what it is.
        String scan =
            HotQueries.plan(
                database,
                new HotQueries.Query(
                    "select * from customer where tenant = $1 and name like '%x%'",
                    Tuple.of(AppointmentLoad.TENANT)));
        assertThat(scan).contains("Seq Scan on customer");
      } finally {
        remove(owner);
      }
    }
  }

  private Connection owner() throws SQLException {
    return DriverManager.getConnection(
        config.getValue("quarkus.datasource.jdbc.url", String.class),
        config.getValue("quarkus.flyway.username", String.class),
        config.getValue("quarkus.flyway.password", String.class));
  }

  private static void remove(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      for (String table :
          List.of(
              "change_notice",
              "resource_time",
              "appointment",
              "customer",
              "resource",
              "branch",
              "tenant")) {
        statement.execute(
            "delete from " + table + " where tenant = '" + AppointmentLoad.TENANT + "'");
      }
    }
  }
}
