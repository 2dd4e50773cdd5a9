package dev.calbridge.kit.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pools whose connections keep every statement prepared. The client keeps none of more than 2,048
 * characters unless told so, and planning one of those takes longer than running it.
 */
@Singleton
public class PreparedPools implements PgPoolCreator {

  private static final int LONGEST_STATEMENT = 32 * 1_024;

  /** Most statements on their way on one connection. */
  private static final int PIPELINE = 256;

  private record Origin(Vertx vertx, PoolOptions pool, List<PgConnectOptions> databases) {}

  private volatile @Nullable Origin origin;

  @Override
  public Pool create(Input input) {
    input
        .pgConnectOptionsList()
        .forEach(
            options ->
                options.setPreparedStatementCacheSqlFilter(
                    sql -> sql.length() <= LONGEST_STATEMENT));
    Origin created =
        new Origin(input.vertx(), input.poolOptions(), List.copyOf(input.pgConnectOptionsList()));
    origin = created;
    return PgBuilder.pool()
        .with(created.pool())
        .connectingTo(List.copyOf(created.databases()))
        .using(created.vertx())
        .build();
  }

  /**
   * A client for short statements, each a transaction of its own. Several share a connection and
   * follow each other without waiting for answers, so that few connections, and few of PostgreSQL's
   * processes, serve many callers. A long statement would keep those behind it waiting.
   *
   * @param connections how many at most
   * @throws IllegalStateException if the pool has not been made yet
   */
  public SqlClient pipelined(int connections) {
    Origin known = origin;
    if (known == null) {
      throw new IllegalStateException("The pool is made first");
    }
    return PgBuilder.client()
        .with(new PoolOptions(known.pool()).setMaxSize(connections))
        .connectingTo(
            known.databases().stream()
                .<SqlConnectOptions>map(
                    options -> new PgConnectOptions(options).setPipeliningLimit(PIPELINE))
                .toList())
        .using(known.vertx())
        .build();
  }
}
