package dev.calbridge.kit.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what waits in the outbox: at once when woken after a commit, and on a timer for what a
 * crash or another replica left behind. At least once; in the order of writing.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  private final OutboxSettings settings;
  private final OutboxDrain drain;
  private final Semaphore woken = new Semaphore(0);
  private volatile boolean running;
  private volatile @Nullable Thread worker;

  public OutboxRelay(OutboxSettings settings, OutboxDrain drain) {
    this.settings = settings;
    this.drain = drain;
  }

  /** Call after a commit that wrote to the outbox; never blocks. */
  public void wake() {
    woken.release();
  }

  void start(@Observes StartupEvent event) {
    if (settings.enabled()) {
      running = true;
      worker = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    Thread current = worker;
    if (current != null) {
      wake();
      if (!current.join(settings.sendTimeout())) {
        current.interrupt();
      }
    }
    drain.close();
  }

  private void run() {
    while (running) {
      try {
        boolean awake = woken.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
        if (awake) {
          // one pass serves everybody who knocked meanwhile
          woken.drainPermits();
        }
        while (running && drain.drainOnce() == settings.batchSize()) {
          // a full batch: there may be more
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("The outbox waits: %s", e.getMessage());
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(settings.retryDelay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
