package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.ProjectionAway;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs work against the database, for callers that may block: requests and consumers run on virtual
 * threads. Each transaction shows the rows of one tenant only.
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
          Transaction transaction = await(connection.begin());
          try {
            Statements statements = new Statements(connection);
            statements.query(SET_TENANT, tenant);
            T result = work.in(statements);
            await(transaction.commit());
            return result;
          } catch (RuntimeException e) {
            await(transaction.rollback().onFailure().recoverWithNull());
            throw e;
          }
        });
  }

  /** One statement on tables that belong to no tenant. */
  RowSet<Row> runOutsideTenants(String sql, Object... parameters) {
    return connected(connection -> new Statements(connection).query(sql, parameters));
  }

  private <T> T connected(java.util.function.Function<SqlConnection, T> work) {
    try {
      SqlConnection connection = await(pool.getConnection());
      try {
        return work.apply(connection);
      } finally {
        connection.closeAndForget();
      }
    } catch (io.smallrye.mutiny.TimeoutException e) {
      throw new ProjectionAway("PostgreSQL took too long", e);
    }
  }

  private <T> T await(Uni<T> uni) {
    return uni.onFailure().transform(DatabaseFaults::sorted).await().atMost(limit);
  }

  /** Statements of one transaction, one after the other. */
  final class Statements {

    private final SqlConnection connection;

    private Statements(SqlConnection connection) {
      this.connection = connection;
    }

    RowSet<Row> query(String sql, Object... parameters) {
      return await(connection.preparedQuery(sql).execute(Tuple.tuple(List.of(parameters))));
    }

    /** The same statement for each tuple, in one round trip; none for no tuples. */
    void batch(String sql, List<Tuple> tuples) {
      if (!tuples.isEmpty()) {
        await(connection.preparedQuery(sql).executeBatch(tuples));
      }
    }
  }
}
