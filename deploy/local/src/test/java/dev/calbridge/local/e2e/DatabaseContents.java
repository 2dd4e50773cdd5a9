package dev.calbridge.local.e2e;

import dev.calbridge.platform.testkit.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What stands in a service's database, seen by one whom row-level security does not bind. */
record DatabaseContents(Postgres postgres, String database) {

  /** Tables, with flyway's own. */
  List<String> tables() {
    return texts(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
            + " and relkind in ('r', 'p') order by relname");
  }

  /** Tables with a row that has the word anywhere. */
  List<String> mentioning(String word) {
    return tables().stream()
        .filter(
            table ->
                !texts(
                        "select 1 from \"%s\" t where t::text like '%%%s%%' limit 1"
                            .formatted(table, word))
                    .isEmpty())
        .toList();
  }

  /** The first column of what the query finds. */
  List<String> texts(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(database), postgres.adminUser(), postgres.adminPassword());
  }
}
