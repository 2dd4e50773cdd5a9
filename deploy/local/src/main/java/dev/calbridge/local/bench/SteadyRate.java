package dev.calbridge.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Starts actions at fixed times whether or not the earlier ones have ended: a slow system does not
 * slow down its measurement.
 *
 * @param perSecond actions
 */
record SteadyRate(int perSecond) {

  /**
   * Runs an action so many times, each on a thread of its own, and waits for all.
   *
   * @throws IllegalStateException if one fails
   */
  void run(int times, IntConsumer action) {
    long interval = Duration.ofSeconds(1).toNanos() / perSecond;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      long next = System.nanoTime();
      for (int i = 0; i < times; i++) {
        for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        int number = i;
        running.add(threads.submit(() -> action.accept(number)));
        next += interval;
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException("A change failed", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }
}
