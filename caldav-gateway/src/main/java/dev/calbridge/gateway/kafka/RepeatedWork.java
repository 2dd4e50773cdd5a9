package dev.calbridge.gateway.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A thread that does its work again and again, also after a failure, until it is stopped. */
final class RepeatedWork {

  private static final Logger LOG = Logger.getLogger(RepeatedWork.class);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Duration pauseAfterFailure;
  private final Thread thread;

  RepeatedWork(String name, Duration pauseAfterFailure, Runnable work) {
    this.pauseAfterFailure = pauseAfterFailure;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> repeat(name, work));
  }

  void start() {
    thread.start();
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Waits until the thread has ended. */
  void stop(Runnable wake) {
    stopped.countDown();
    wake.run();
    try {
      thread.join(Duration.ofSeconds(8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void repeat(String name, Runnable work) {
    while (!isStopped()) {
      try {
        work.run();
      } catch (RuntimeException e) {
        if (isStopped()) {
          return;
        }
        LOG.warnf("%s failed and will try again: %s", name, e);
        LOG.debug(name, e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      boolean _ = stopped.await(pauseAfterFailure.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
