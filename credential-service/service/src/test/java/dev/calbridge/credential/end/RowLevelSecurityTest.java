package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw SQL as the service's own role: what a forgotten {@code where} would show. */
@QuarkusTest
class RowLevelSecurityTest {

  private static final String FORBIDDEN = "42501";

  private final Api api = new Api();
  private Connection connection;
  private String id;

  @BeforeEach
  void oneCredentialOfOneTenant() throws SQLException {
    id = api.create(Api.credential(Api.newUserName()));
    Config config = ConfigProvider.getConfig();
    connection =
        DriverManager.getConnection(
            config.getValue("quarkus.datasource.jdbc.url", String.class),
            config.getValue("quarkus.datasource.username", String.class),
            config.getValue("quarkus.datasource.password", String.class));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void theOwnTenantSeesIt() throws SQLException {
    actAs(Api.TENANT);
    assertThat(count("select count(*) from service_credential where id = '" + id + "'"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", Api.OTHER_TENANT, "%", "optik-himmel' or '1'='1"})
  void nobodyElseSeesOrTouchesIt(String tenant) throws SQLException {
    actAs(tenant);
    assertThat(count("select count(*) from service_credential where tenant = 'optik-himmel'"))
        .isZero();
    assertThat(update("update service_credential set confirmed = true")).isZero();
    assertThat(update("delete from service_credential where id = '" + id + "'")).isZero();
    actAs(Api.TENANT);
    assertThat(count("select count(*) from service_credential where id = '" + id + "'"))
        .isEqualTo(1);
  }

  @Test
  void aRowCannotBeGivenToAnotherTenant() throws SQLException {
    actAs(Api.TENANT);
    assertThatThrownBy(() -> update("update service_credential set tenant = 'hoergut'"))
        .isInstanceOfSatisfying(
            SQLException.class, fault -> assertThat(fault.getSQLState()).isEqualTo(FORBIDDEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table service_credential disable row level security",
        "drop policy tenant on service_credential",
        "create table sideways (x int)",
        "update user_name set tenant = 'hoergut'",
        "delete from user_name",
        "delete from removed_credential"
      })
  void theServicesRoleCannotLiftTheRules(String statement) {
    assertThatThrownBy(() -> update(statement))
        .isInstanceOfSatisfying(
            SQLException.class, fault -> assertThat(fault.getSQLState()).isEqualTo(FORBIDDEN));
  }

  @Test
  void everyTableWithATenantButTheDirectoryIsGuarded() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet unguarded =
            statement.executeQuery(
                """
                select string_agg(c.relname, ',' order by c.relname)
                from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind = 'r' and a.attname = 'tenant'
                  and c.relnamespace = 'public'::regnamespace
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                """)) {
      assertThat(unguarded.next()).isTrue();
      assertThat(unguarded.getString(1)).isEqualTo("user_name");
    }
  }

  private void actAs(String tenant) throws SQLException {
    try (var statement = connection.prepareStatement("select set_config('app.tenant', ?, false)")) {
      statement.setString(1, tenant);
      statement.execute();
    }
  }

  private int count(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getInt(1);
    }
  }

  private int update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
