package dev.calbridge.kit.postgres;

import dev.calbridge.kit.operation.TraceContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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

  static final String SET_TENANT_AND_TRACE =
      "select set_config('app.tenant', $1, true), set_config('app.traceparent', $2, true)";

  private final Pool pool;

  public TenantDatabase(Pool pool) {
    this.pool = pool;
  }

  /**
   * Runs the work in one transaction of the tenant: commits when it succeeds, rolls back when it
   * fails.
   */
  public <T> Uni<T> inTransaction(String tenant, Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(
        connection -> begin(connection, tenant).chain(() -> work.apply(connection)));
  }

  /** What is written to the outbox belongs to the trace that is going on now, if there is one. */
  private static Uni<RowSet<Row>> begin(SqlConnection connection, String tenant) {
    String trace = TraceContext.current();
    return trace == null
        ? connection.preparedQuery(SET_TENANT).execute(Tuple.of(tenant))
        : connection.preparedQuery(SET_TENANT_AND_TRACE).execute(Tuple.of(tenant, trace));
  }
}
