package dev.calbridge.credential.wiring;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does something again and again in the background, and at once when woken. A round that fails is
 * logged and tried again at its next time.
 */
final class Worker {

  private static final Logger LOG = Logger.getLogger(Worker.class);

  private final String name;
  private final Duration interval;
  private final Duration longest;
  private final Supplier<Uni<?>> round;
  private final Semaphore woken = new Semaphore(0);
  private volatile boolean running;
  private volatile @Nullable Thread thread;

  /**
   * @param interval pause between two rounds
   * @param longest a round that takes longer is given up
   */
  Worker(String name, Duration interval, Duration longest, Supplier<Uni<?>> round) {
    this.name = name;
    this.interval = interval;
    this.longest = longest;
    this.round = round;
  }

  void start() {
    running = true;
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  /** Never blocks. */
  void wake() {
    woken.release();
  }

  void stop() throws InterruptedException {
    running = false;
    Thread current = thread;
    if (current != null) {
      wake();
      if (!current.join(Duration.ofSeconds(5))) {
        current.interrupt();
      }
    }
  }

  private void run() {
    while (running) {
      try {
        round.get().await().atMost(longest);
      } catch (RuntimeException fault) {
        // the class only: a message may repeat what was sent
        LOG.warnf("%s: %s, tried again later", name, fault.getClass().getSimpleName());
      }
      try {
        if (woken.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
          woken.drainPermits();
        }
      } catch (InterruptedException end) {
        return;
      }
    }
  }
}
