package dev.calbridge.google.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.world.FakeHouse;
import dev.calbridge.google.world.SyncTest;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransactionsTest extends SyncTest {

  private static final long ONE = 7_001;
  private static final long OTHER = 7_002;

  @Inject Transactions transactions;

  /** Each has what the other wants. */
  @Test
  void whoHasToEndADeadlockBeginsAgain() {
    AtomicInteger begun = new AtomicInteger();
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> second = new CompletableFuture<>();
    CompletableFuture<String> beside =
        locking(ONE, OTHER, first, second, begun).subscribeAsCompletionStage();
    assertThat(Transactions.await(locking(OTHER, ONE, second, first, begun))).isEqualTo("done");
    assertThat(beside.join()).isEqualTo("done");
    assertThat(begun).hasValue(3);
  }

  private Uni<String> locking(
      long key,
      long wanted,
      CompletableFuture<Void> mine,
      CompletableFuture<Void> theirs,
      AtomicInteger begun) {
    return transactions.later(
        FakeHouse.TENANT,
        connection -> {
          begun.incrementAndGet();
          return lock(connection, key)
              .invoke(() -> mine.complete(null))
              .chain(() -> Uni.createFrom().completionStage(theirs))
              .chain(() -> lock(connection, wanted))
              .replaceWith("done");
        });
  }

  private static Uni<Void> lock(SqlConnection connection, long key) {
    return connection
        .preparedQuery("select pg_advisory_xact_lock($1)")
        .execute(Tuple.of(key))
        .replaceWithVoid();
  }
}
