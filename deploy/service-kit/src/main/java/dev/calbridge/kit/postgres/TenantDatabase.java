package dev.calbridge.kit.postgres;

import dev.calbridge.kit.operation.TraceContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Transactions in which row-level security shows one tenant only. The queries still say {@code
 * where tenant = ...}: two guards, not one.
 */
@ApplicationScoped
public class TenantDatabase {

  static final String SET_TENANT = "select set_config('app.tenant', $1, true)";

  /** What is written to the outbox belongs to the trace that is going on. */
  private static final String AND_TRACE = ", set_config('app.traceparent', $2, true)";

  private static final String SET_TENANT_AND_PLANS =
      "select set_config('app.tenant', $1, true),"
          + " set_config('plan_cache_mode', 'force_generic_plan', true)";

  private final Pool pool;

  public TenantDatabase(Pool pool) {
    this.pool = pool;
  }

  /**
   * Runs the work in one transaction of the tenant: commits when it succeeds, rolls back when it
   * fails.
   */
  public <T> Uni<T> inTransaction(String tenant, Function<SqlConnection, Uni<T>> work) {
    return inTransaction(SET_TENANT, tenant, work);
  }

  /**
   * As {@link #inTransaction}, for work that looks rows up by keys: its statements are planned once
   * for a connection, and not for the values of each run. A wide statement by keys takes longer to
   * plan than to run.
   */
  public <T> Uni<T> inTransactionByKeys(String tenant, Function<SqlConnection, Uni<T>> work) {
    return inTransaction(SET_TENANT_AND_PLANS, tenant, work);
  }

  private <T> Uni<T> inTransaction(
      String begin, String tenant, Function<SqlConnection, Uni<T>> work) {
    String trace = TraceContext.current();
    String first = trace == null ? begin : begin + AND_TRACE;
    Tuple values = trace == null ? Tuple.of(tenant) : Tuple.of(tenant, trace);
    return pool.withTransaction(
        connection ->
            connection.preparedQuery(first).execute(values).chain(() -> work.apply(connection)));
  }
}
