package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.ProjectionAway;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Single reading statements, which are most of what this service does. Each travels alone and shows
 * the rows of one tenant only: the tenant is set for the duration of the statement, by a part of it
 * that PostgreSQL has to evaluate before the rest. So there is one message instead of a
 * transaction's four, and nothing stays behind in the session, so that a pooler may stand in
 * between.
 */
@ApplicationScoped
public class TenantReads {

  // OFFSET 0 keeps both sides where they are; the right one waits for the left one's row.
  private static final String IN_TENANT =
      """
      select found.* from (select set_config('app.tenant', $1, true) as tenant offset 0) it
       cross join lateral (select * from (
      %s
      ) rows where it.tenant is not null offset 0) found""";

  private final Pool pool;
  private final Duration limit;
  private final Map<String, String> wrapped = new ConcurrentHashMap<>();

  public TenantReads(
      Pool pool,
      @ConfigProperty(name = "calbridge.gateway.database-timeout", defaultValue = "10s")
          Duration limit) {
    this.pool = pool;
    this.limit = limit;
  }

  /**
   * Does not block. Fails with {@link ProjectionAway} if the database cannot be reached.
   *
   * @param tenant whose rows are shown
   * @param sql a query, of which there are few different ones
   * @param parameters the same tenant first
   */
  Future<RowSet<Row>> start(String tenant, String sql, Tuple parameters) {
    if (!tenant.equals(parameters.getValue(0))) {
      throw new IllegalArgumentException("The tenant comes first");
    }
    return startFunction(wrapped.computeIfAbsent(sql, IN_TENANT::formatted), parameters);
  }

  /**
   * A statement that only calls a function which shows itself the rows of the tenant. Does not
   * block. Fails with {@link ProjectionAway} if the database cannot be reached.
   */
  Future<RowSet<Row>> startFunction(String sql, Tuple parameters) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .recover(failure -> Future.failedFuture(DatabaseFaults.sorted(failure)));
  }

  /**
   * Blocks.
   *
   * @param tenant whose rows are shown
   * @param parameters the same tenant first
   * @throws ProjectionAway if the database cannot be reached or takes too long
   */
  RowSet<Row> read(String tenant, String sql, Object... parameters) {
    return DatabaseFaults.await(start(tenant, sql, Tuple.from(parameters)), limit);
  }
}
