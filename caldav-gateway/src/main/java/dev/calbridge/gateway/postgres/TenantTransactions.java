package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.ProjectionAway;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs work against the database, for callers that may block: requests and consumers run on virtual
 * threads. Each transaction shows the rows of one tenant only. Statements nobody waits for travel
 * with the next one: the beginning with the first, the last writes with the commit.
 */
@ApplicationScoped
public class TenantTransactions {

  private static final String SET_TENANT = "select set_config('app.tenant', $1, true)";

  private final Pool pool;
  private final Duration limit;

  public TenantTransactions(
      Pool pool,
      @ConfigProperty(name = "calbridge.gateway.database-timeout", defaultValue = "10s")
          Duration limit) {
    this.pool = pool;
    this.limit = limit;
  }

  /** Work inside a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Statements statements);
  }

  /**
   * Commits if the work returns, rolls back if it throws.
   *
   * @throws ProjectionAway if the database cannot be reached or takes too long
   */
  <T> T run(String tenant, Work<T> work) {
    return connected(
        connection -> {
          Statements statements = new Statements(connection);
          statements.command("begin");
          try {
            statements.later(SET_TENANT, tenant);
            T result = work.in(statements);
            statements.command("commit");
            statements.finish();
            return result;
          } catch (RuntimeException e) {
            // In its place before whatever the connection's next user sends.
            var _ = connection.query("rollback").execute();
            throw e;
          }
        });
  }

  /** One statement on tables that belong to no tenant. */
  RowSet<Row> runOutsideTenants(String sql, Object... parameters) {
    return connected(connection -> new Statements(connection).query(sql, parameters));
  }

  private <T> T connected(Function<SqlConnection, T> work) {
    SqlConnection connection = DatabaseFaults.await(pool.getConnection(), limit);
    try {
      return work.apply(connection);
    } finally {
      var _ = connection.close();
    }
  }

  /** Statements of one transaction, which PostgreSQL runs one after the other. */
  final class Statements {

    private final SqlConnection connection;
    private final List<Future<?>> sent = new ArrayList<>();

    private Statements(SqlConnection connection) {
      this.connection = connection;
    }

    RowSet<Row> query(String sql, Object... parameters) {
      Future<RowSet<Row>> rows = execute(sql, parameters);
      // PostgreSQL answers in order. After a failure everything fails: the first one says why.
      finish();
      return DatabaseFaults.await(rows, limit);
    }

    /**
     * Does not wait: the rows are there once the next query has been answered. What fails here is
     * thrown there.
     */
    Future<RowSet<Row>> later(String sql, Object... parameters) {
      Future<RowSet<Row>> rows = execute(sql, parameters);
      sent.add(rows);
      return rows;
    }

    /** The same statement for each tuple, without waiting; none for no tuples. */
    void batch(String sql, List<Tuple> tuples) {
      if (!tuples.isEmpty()) {
        sent.add(connection.preparedQuery(sql).executeBatch(tuples));
      }
    }

    private Future<RowSet<Row>> execute(String sql, Object... parameters) {
      return connection.preparedQuery(sql).execute(Tuple.from(parameters));
    }

    private void command(String sql) {
      sent.add(connection.query(sql).execute());
    }

    private void finish() {
      for (Future<?> each : sent) {
        var _ = DatabaseFaults.await(each, limit);
      }
      sent.clear();
    }
  }
}
