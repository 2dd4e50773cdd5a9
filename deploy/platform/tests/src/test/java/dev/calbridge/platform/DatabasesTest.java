package dev.calbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.platform.testkit.Database;
import dev.calbridge.platform.testkit.Databases;
import dev.calbridge.platform.testkit.Login;
import dev.calbridge.platform.testkit.Platform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the real server: what a service's two roles may do. */
class DatabasesTest {

  private static final String NOT_ALLOWED = "42501";
  private static final String WRONG_PASSWORD = "28P01";

  private final Databases databases = new Databases(Platform.current().postgres());
  private Database database;

  @BeforeEach
  void aTableOfTwoTenants() throws SQLException {
    database = databases.recreate("databases_test");
    asOwner(
        """
        create table note (tenant text not null, body text not null);
        alter table note enable row level security;
        alter table note force row level security;
        create policy tenant on note using (tenant = current_setting('app.tenant', true));
        grant select, insert on note to databases_test_app;
        """);
    asApp("set app.tenant = 'a'; insert into note values ('a', 'ours')");
    asApp("set app.tenant = 'b'; insert into note values ('b', 'theirs')");
  }

  @Test
  void theServiceSeesItsTenantOnly() throws SQLException {
    assertThat(count("a", database.app())).isEqualTo(1);
    assertThat(count("nobody", database.app())).isZero();
  }

  @Test
  void forcedPoliciesApplyToTheOwnerToo() throws SQLException {
    assertThat(count("nobody", database.owner())).isZero();
  }

  @Test
  void theServiceCannotWriteForAnotherTenant() {
    assertThatThrownBy(() -> asApp("set app.tenant = 'a'; insert into note values ('b', 'x')"))
        .isInstanceOfSatisfying(SQLException.class, DatabasesTest::isNotAllowed);
  }

  @Test
  void theServiceCannotCreateTables() {
    assertThatThrownBy(() -> asApp("create table mine (id int)"))
        .isInstanceOfSatisfying(SQLException.class, DatabasesTest::isNotAllowed);
  }

  @Test
  void theServiceGetsNoRightThatItsMigrationsDidNotGrant() {
    assertThatThrownBy(() -> asApp("delete from note"))
        .isInstanceOfSatisfying(SQLException.class, DatabasesTest::isNotAllowed);
  }

  @Test
  void neitherRoleStandsAbovePolicies() throws SQLException {
    for (Login login : new Login[] {database.owner(), database.app()}) {
      try (Connection connection = open(login);
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb"
                      + " from pg_roles where rolname = current_user")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getBoolean(1)).isFalse();
      }
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    assertThatThrownBy(() -> open(new Login(database.app().user(), "guess")))
        .isInstanceOfSatisfying(
            SQLException.class,
            refused -> assertThat(refused.getSQLState()).isEqualTo(WRONG_PASSWORD));
  }

  @Test
  void creatingItAgainKeepsWhatIsThere() throws SQLException {
    database = databases.create("databases_test");
    assertThat(count("a", database.app())).isEqualTo(1);
  }

  @Test
  void recreatingItForgetsWhatWasThereEvenWhileItIsInUse() throws SQLException {
    try (Connection inUse = open(database.app())) {
      database = databases.recreate("databases_test");
      assertThat(inUse.isValid(1)).isFalse();
    }
    assertThatThrownBy(() -> asApp("select * from note")).hasMessageContaining("does not exist");
  }

  @Test
  void aNameThatIsNoNameIsRefused() {
    assertThatThrownBy(() -> databases.create("a; drop database b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private int count(String tenant, Login login) throws SQLException {
    try (Connection connection = open(login);
        Statement statement = connection.createStatement()) {
      statement.execute("set app.tenant = '" + tenant + "'");
      try (ResultSet row = statement.executeQuery("select count(*) from note")) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private void asOwner(String sql) throws SQLException {
    run(database.owner(), sql);
  }

  private void asApp(String sql) throws SQLException {
    run(database.app(), sql);
  }

  private void run(Login login, String sql) throws SQLException {
    try (Connection connection = open(login);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection open(Login login) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password());
  }

  private static void isNotAllowed(SQLException refused) {
    assertThat(refused.getSQLState()).isEqualTo(NOT_ALLOWED);
  }
}
