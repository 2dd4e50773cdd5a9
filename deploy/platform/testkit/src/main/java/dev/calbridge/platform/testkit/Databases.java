package dev.calbridge.platform.testkit;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Creates a service's database with its two roles.
 *
 * <p>{@code <name>_owner} owns the database and runs the migrations; {@code <name>_app} is what the
 * service runs as. It gets nothing but the right to connect: what it may read and write is granted
 * by the service's own migrations, so that a grant they forget is missed here as well.
 */
public final class Databases {

  /** Names are put into SQL text, which knows no parameters for them. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

  private static final String DUPLICATE_OBJECT = "42710";

  private final Postgres postgres;
  private final Supplier<String> passwords;

  /** With random passwords, new ones at each call. */
  public Databases(Postgres postgres) {
    this(postgres, Databases::randomPassword);
  }

  /**
   * @param passwords yields a role's password, of letters and digits only
   */
  public Databases(Postgres postgres, Supplier<String> passwords) {
    this.postgres = postgres;
    this.passwords = passwords;
  }

  /**
   * Creates the database if it is missing and keeps its content if it is there. The roles'
   * passwords are set anew either way.
   *
   * @throws IllegalArgumentException if the name is not lower case letters, digits and underscores
   * @throws IllegalStateException if PostgreSQL refuses
   */
  public Database create(String name) {
    return prepare(name, false);
  }

  /** As {@link #create}, but drops a database of that name first, with its connections. */
  public Database recreate(String name) {
    return prepare(name, true);
  }

  private Database prepare(String name, boolean dropFirst) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a database name: " + name);
    }
    Login owner = new Login(name + "_owner", passwords.get());
    Login app = new Login(name + "_app", passwords.get());
    try (Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl("postgres"), postgres.adminUser(), postgres.adminPassword());
        Statement statement = connection.createStatement()) {
      if (dropFirst) {
        statement.execute("drop database if exists " + name + " with (force)");
      }
      role(statement, owner);
      role(statement, app);
      if (!exists(connection, name)) {
        statement.execute("create database " + name + " owner " + owner.user());
      }
      statement.execute("revoke all on database " + name + " from public");
      statement.execute("grant connect on database " + name + " to " + app.user());
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "Cannot create the database " + name + ": " + failure.getMessage(), failure);
    }
    return new Database(name, postgres.jdbcUrl(name), postgres.reactiveUrl(name), owner, app);
  }

  private static void role(Statement statement, Login login) throws SQLException {
    try {
      statement.execute("create role " + login.user());
    } catch (SQLException failure) {
      if (!DUPLICATE_OBJECT.equals(failure.getSQLState())) {
        throw failure;
      }
    }
    statement.execute(
        "alter role %s login nosuperuser nobypassrls nocreatedb nocreaterole password '%s'"
            .formatted(login.user(), login.password()));
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
