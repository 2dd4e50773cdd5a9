package dev.calbridge.local.e2e;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * All rows of a database as they were at one instant, taken while it is in use: what {@code pg_dump
 * --data-only} writes, which the embedded PostgreSQL does not bring along.
 */
record DatabaseDump(Map<String, byte[]> tables, Map<String, Long> sequences) {

  static DatabaseDump of(DatabaseContents database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Map<String, byte[]> tables = new LinkedHashMap<>();
      for (String table : database.tables()) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copying(connection).copyOut("copy \"" + table + "\" to stdout (format binary)", rows);
        tables.put(table, rows.toByteArray());
      }
      Map<String, Long> sequences = new LinkedHashMap<>();
      try (ResultSet found =
          statement.executeQuery(
              "select sequencename, coalesce(last_value, 1) from pg_sequences"
                  + " where schemaname = 'public'")) {
        while (found.next()) {
          sequences.put(found.getString(1), found.getLong(2));
        }
      }
      return new DatabaseDump(tables, sequences);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Into a database that has been migrated and is used by nobody. */
  void restore(DatabaseContents database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set session_replication_role = replica");
      statement.execute(
          "truncate \"" + String.join("\", \"", database.tables()) + "\" restart identity");
      for (Map.Entry<String, byte[]> table : tables.entrySet()) {
        copying(connection)
            .copyIn(
                "copy \"" + table.getKey() + "\" from stdin (format binary)",
                new ByteArrayInputStream(table.getValue()));
      }
      for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
        statement.execute(
            "select setval('\"%s\"', %d)".formatted(sequence.getKey(), sequence.getValue()));
      }
      connection.commit();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static CopyManager copying(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
