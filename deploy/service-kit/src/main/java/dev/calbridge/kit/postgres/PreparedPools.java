package dev.calbridge.kit.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Pools whose connections keep every statement prepared. The client keeps none of more than 2,048
 * characters unless told so, and planning one of those takes longer than running it.
 */
@Singleton
public class PreparedPools implements PgPoolCreator {

  private static final int LONGEST_STATEMENT = 32 * 1_024;

  @Override
  public Pool create(Input input) {
    input
        .pgConnectOptionsList()
        .forEach(
            options ->
                options.setPreparedStatementCacheSqlFilter(
                    sql -> sql.length() <= LONGEST_STATEMENT));
    return PgBuilder.pool()
        .with(input.poolOptions())
        .connectingTo(List.copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }
}
