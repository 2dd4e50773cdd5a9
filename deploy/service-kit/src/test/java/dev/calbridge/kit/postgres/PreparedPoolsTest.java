package dev.calbridge.kit.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreparedPoolsTest {

  @Inject Pool pool;
  @Inject PreparedPools pools;

  @Test
  void manyShortStatementsShareFewConnections() throws Exception {
    assertThat(pool.size()).isNotNegative();
    SqlClient pipelined = pools.pipelined(2);
    try {
      List<Future<RowSet<Row>>> answers =
          IntStream.range(0, 200)
              .mapToObj(
                  _ -> pipelined.preparedQuery("select pg_backend_pid(), txid_current()").execute())
              .toList();

      Set<Integer> processes = new HashSet<>();
      Set<Long> transactions = new HashSet<>();
      for (Future<RowSet<Row>> answer : answers) {
        Row row =
            answer.toCompletionStage().toCompletableFuture().get(30, SECONDS).iterator().next();
        processes.add(row.getInteger(0));
        transactions.add(row.getLong(1));
      }

      assertThat(processes).hasSizeBetween(1, 2);
      assertThat(transactions).as("each is a transaction of its own").hasSize(200);
    } finally {
      pipelined.close().toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }
  }

  @Test
  void thereIsNoneBeforeThePool() {
    assertThatThrownBy(() -> new PreparedPools().pipelined(2))
        .isInstanceOf(IllegalStateException.class);
  }
}
