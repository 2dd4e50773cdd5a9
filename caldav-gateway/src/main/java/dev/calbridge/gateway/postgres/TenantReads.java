package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.ProjectionAway;
import dev.calbridge.kit.postgres.PreparedPools;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
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
  private final SqlClient pipelined;
  private final Duration limit;
  private final Map<String, String> wrapped = new ConcurrentHashMap<>();

  /**
   * @param connections for short reads, which follow each other without waiting: two take more than
   *     ten thousand a second
   */
  public TenantReads(
      Pool pool,
      PreparedPools pools,
      @ConfigProperty(name = "calbridge.gateway.short-read-connections", defaultValue = "2")
          int connections,
      @ConfigProperty(name = "calbridge.gateway.database-timeout", defaultValue = "10s")
          Duration limit) {
    this.pool = pool;
    // A look at it makes the pool, whose settings the other client takes over.
    var _ = pool.size();
    this.pipelined = pools.pipelined(connections);
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
    return execute(pool, inTenant(tenant, sql, parameters), parameters);
  }

  /**
   * A statement that only calls a short function which shows itself the rows of the tenant. Does
   * not block. Fails with {@link ProjectionAway} if the database cannot be reached.
   */
  Future<RowSet<Row>> startFunction(String sql, Tuple parameters) {
    return execute(pipelined, sql, parameters);
  }

  private String inTenant(String tenant, String sql, Tuple parameters) {
    if (!tenant.equals(parameters.getValue(0))) {
      throw new IllegalArgumentException("The tenant comes first");
    }
    return wrapped.computeIfAbsent(sql, IN_TENANT::formatted);
  }

  private static Future<RowSet<Row>> execute(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
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
    return await(start(tenant, sql, Tuple.from(parameters)));
  }

  /**
   * As {@link #read}, for a statement that finds a bounded number of rows by keys: it may travel on
   * a connection that others use at the same time. Blocks.
   *
   * @param tenant whose rows are shown
   * @param parameters the same tenant first
   * @throws ProjectionAway if the database cannot be reached or takes too long
   */
  RowSet<Row> readShort(String tenant, String sql, Object... parameters) {
    Tuple values = Tuple.from(parameters);
    return await(execute(pipelined, inTenant(tenant, sql, values), values));
  }

  /**
   * Waits for what was started. Blocks.
   *
   * @throws ProjectionAway if the database cannot be reached or takes too long
   */
  <T> T await(Future<T> started) {
    return DatabaseFaults.await(started, limit);
  }

  @PreDestroy
  void close() {
    var _ = pipelined.close();
  }
}
