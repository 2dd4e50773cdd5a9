package dev.calbridge.credential.crypto;

import dev.calbridge.credential.credential.PasswordHashes.Overloaded;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A few threads for hashing. Their number bounds the memory that all hashes take at once, the
 * length of the queue bounds how long one waits; beyond that comes {@link Overloaded}.
 */
public final class HashingPool implements AutoCloseable {

  private final ThreadPoolExecutor threads;

  /**
   * @param size how many hashes may be computed at once
   * @param queue how many more may wait
   */
  public HashingPool(int size, int queue) {
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(queue),
            task -> {
              Thread thread = new Thread(task, "hashing-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** How many are computed at once. */
  int size() {
    return threads.getMaximumPoolSize();
  }

  /** How many wait. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /**
   * Computes on the pool and comes back to the Vert.x context of the subscriber, for database
   * sessions live there and nowhere else.
   */
  <T> Uni<T> run(Supplier<T> computation) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Executor back = executorOf(Vertx.currentContext());
              return Uni.createFrom()
                  .item(computation)
                  .runSubscriptionOn(threads)
                  .onFailure(RejectedExecutionException.class)
                  .transform(full -> new Overloaded())
                  .emitOn(back);
            });
  }

  private static Executor executorOf(@Nullable Context context) {
    return context == null ? Runnable::run : task -> context.runOnContext(nothing -> task.run());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
