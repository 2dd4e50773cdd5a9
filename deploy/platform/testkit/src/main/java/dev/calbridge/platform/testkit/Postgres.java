package dev.calbridge.platform.testkit;

/**
 * Coordinates of a PostgreSQL server.
 *
 * @param host name or address
 * @param port TCP port
 * @param adminUser a superuser
 * @param adminPassword that superuser's password
 */
public record Postgres(String host, int port, String adminUser, String adminPassword) {

  /** JDBC URL of a database, without credentials. */
  public String jdbcUrl(String database) {
    return "jdbc:" + reactiveUrl(database);
  }

  /** URL for the reactive client, without credentials. */
  public String reactiveUrl(String database) {
    return "postgresql://" + host + ":" + port + "/" + database;
  }

  @Override
  public String toString() {
    return "Postgres[" + host + ":" + port + "]";
  }
}
