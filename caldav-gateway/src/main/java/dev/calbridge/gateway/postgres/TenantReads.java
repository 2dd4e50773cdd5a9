package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.ProjectionAway;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Single reading statements, which are most of what this service does. Each is a transaction that
 * shows the rows of one tenant only, and its four messages leave together: one round trip, and
 * nothing that stays behind in the session, so that a pooler may stand in between.
 */
@ApplicationScoped
public class TenantReads {

  private static final String SET_TENANT = "select set_config('app.tenant', $1, true)";

  private final Pool pool;
  private final Duration limit;

  public TenantReads(
      Pool pool,
      @ConfigProperty(name = "calbridge.gateway.database-timeout", defaultValue = "10s")
          Duration limit) {
    this.pool = pool;
    this.limit = limit;
  }

  /** Does not block. Fails with {@link ProjectionAway} if the database cannot be reached. */
  Future<RowSet<Row>> start(String tenant, String sql, Tuple parameters) {
    return pool.getConnection()
        .compose(connection -> together(connection, tenant, sql, parameters))
        .recover(failure -> Future.failedFuture(sorted(failure)));
  }

  /**
   * A statement that only calls a function which shows itself the rows of the tenant. Does not
   * block. Fails with {@link ProjectionAway} if the database cannot be reached.
   */
  Future<RowSet<Row>> startFunction(String sql, Tuple parameters) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .recover(failure -> Future.failedFuture(sorted(failure)));
  }

  private static Future<RowSet<Row>> together(
      SqlConnection connection, String tenant, String sql, Tuple parameters) {
    Future<?> begun = connection.query("begin").execute();
    Future<?> set = connection.preparedQuery(SET_TENANT).execute(Tuple.of(tenant));
    Future<RowSet<Row>> rows = connection.preparedQuery(sql).execute(parameters);
    // After a failure this rolls back.
    Future<?> ended = connection.query("commit").execute();
    return Future.join(begun, set, rows, ended)
        .eventually(() -> connection.close())
        .compose(_ -> rows);
  }

  /**
   * Blocks.
   *
   * @throws ProjectionAway if the database cannot be reached or takes too long
   */
  RowSet<Row> read(String tenant, String sql, Object... parameters) {
    try {
      return start(tenant, sql, Tuple.from(parameters))
          .toCompletionStage()
          .toCompletableFuture()
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new ProjectionAway("PostgreSQL took too long", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProjectionAway("Interrupted while PostgreSQL was asked", e);
    }
  }

  private static RuntimeException sorted(Throwable failure) {
    if (failure instanceof PgException refused) {
      // 57: an operator shut it down; 53: it has no room; anything else is a fault of ours.
      boolean away =
          refused.getSqlState().startsWith("57") || refused.getSqlState().startsWith("53");
      return away ? new ProjectionAway("PostgreSQL does not serve now", refused) : refused;
    }
    return new ProjectionAway("PostgreSQL cannot be reached", failure);
  }
}
