package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Uses are written down seconds later, and a credential may be removed meanwhile. */
@QuarkusTest
class UsesOfRemovedTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String AT_IT =
      """
      select count(*) from pg_stat_activity
      where state <> 'idle' and query like '%insert into credential_use%'
        and datname = current_database() and pid <> pg_backend_pid()
      """;

  private static final String WAITING = " and wait_event_type = 'Lock'";

  private final Api api = new Api();

  @Test
  void whereAndWhenItWasUsedGoesWithIt() throws SQLException {
    Map<String, Object> credential = Api.credential(Api.newUserName());
    String id = api.create(credential);
    try (Connection removing = connect();
        Connection looking = connect()) {
      removing.setAutoCommit(false);
      execute(removing, "delete from service_credential where id = '" + id + "'");
      execute(removing, "delete from credential_use" + of(id));
      api.verifyFrom("192.0.2.7", (String) credential.get("userName"), Api.PASSWORD)
          .body("result", equalTo("verified"));
      await().atMost(SOON).until(() -> count(looking, AT_IT + WAITING) > 0);
      removing.commit();
      await().atMost(SOON).until(() -> count(looking, AT_IT) == 0);
      assertThat(count(looking, "select count(*) from credential_use" + of(id))).isZero();
      assertThat(
              count(
                  looking,
                  "select count(*) from credential_audit" + of(id) + " and kind = 'FIRST_USED'"))
          .isZero();
    }
  }

  private static String of(String credential) {
    return " where credential = '" + credential + "'";
  }

  private static Connection connect() throws SQLException {
    Config config = ConfigProvider.getConfig();
    Connection connection =
        DriverManager.getConnection(
            config.getValue("quarkus.datasource.jdbc.url", String.class),
            config.getValue("quarkus.datasource.username", String.class),
            config.getValue("quarkus.datasource.password", String.class));
    execute(connection, "select set_config('app.tenant', '%s', false)".formatted(Api.TENANT));
    return connection;
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static long count(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }
}
