package dev.calbridge.gateway.support;

import dev.calbridge.platform.testkit.Platform;
import dev.calbridge.platform.testkit.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** Takes the database away from the gateway, as its superuser can. */
public final class DatabaseSwitch implements AutoCloseable {

  private final String role =
      ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class);
  private final Connection connection;

  public DatabaseSwitch() {
    Postgres postgres = Platform.current().postgres();
    try {
      connection =
          DriverManager.getConnection(
              postgres.jdbcUrl("postgres"), postgres.adminUser(), postgres.adminPassword());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Ends the gateway's connections, whatever they are doing.
   *
   * @return how many there were
   */
  public int cut() {
    try (Statement statement = connection.createStatement();
        ResultSet ended =
            statement.executeQuery(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '"
                    + role
                    + "'")) {
      ended.next();
      return ended.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets no new connections in, and ends those there are. */
  public void off() {
    execute("alter role " + role + " connection limit 0");
    cut();
  }

  public void on() {
    execute("alter role " + role + " connection limit -1");
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    on();
    connection.close();
  }
}
