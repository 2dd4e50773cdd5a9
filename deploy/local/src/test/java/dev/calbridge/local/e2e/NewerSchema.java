package dev.calbridge.local.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What the migrations of a later version leave behind in a database: they only add. Each statement
 * is a transaction of its own, for the service is at work.
 *
 * @param database that of a service
 * @param owner the role that owns its tables
 */
record NewerSchema(DatabaseContents database, String owner) {

  private static final String TABLE = "of_a_later_version";
  private static final String COLUMN = "said_by_a_later_version";

  private static final String HISTORY = "flyway_schema_history";

  /** Above all of the service's own, and among those that all services share. */
  private static final List<String> VERSIONS = List.of("99999", "0.99999");

  /** Adds a table, and to each table a nullable column with a value in all rows, and an index. */
  void add() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      List<String> tables = tables();
      statement.execute("set role " + owner);
      statement.execute("create table %s (id bigint primary key, note text)".formatted(TABLE));
      for (String table : tables) {
        statement.execute(
            "alter table %s add column %s text default 'later'".formatted(table, COLUMN));
        statement.execute("create index %s_later on %s (%s)".formatted(table, table, COLUMN));
      }
      for (String version : VERSIONS) {
        statement.execute(
            """
            insert into %s (installed_rank, version, description, type, script, checksum,
                installed_by, execution_time, success)
            select max(installed_rank) + 1, '%s', 'later', 'SQL', 'V%2$s__later.sql', 1,
                current_user, 1, true from %1$s
            """
                .formatted(HISTORY, version));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Takes away what was added. */
  void remove() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String table : tables()) {
        statement.execute("alter table %s drop column if exists %s".formatted(table, COLUMN));
      }
      statement.execute("drop table if exists " + TABLE);
      statement.execute("delete from %s where description = 'later'".formatted(HISTORY));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Whether the later version's migrations are still on record. */
  boolean recorded() {
    return database
        .texts("select version from %s where description = 'later'".formatted(HISTORY))
        .containsAll(VERSIONS);
  }

  /** A partition has its parent's columns. */
  private List<String> tables() {
    return database.texts(
        """
        select format('%%I', relname) from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('r', 'p') and not relispartition and relname not in ('%s', '%s')
        """
            .formatted(HISTORY, TABLE));
  }
}
