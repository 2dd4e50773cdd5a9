package dev.calbridge.google.runtime;

import dev.calbridge.google.googleapi.Budget;
import dev.calbridge.google.googleapi.GoogleSettings;
import dev.calbridge.google.link.LinkQueue;
import dev.calbridge.google.link.TellNeighbours;
import dev.calbridge.google.link.Usage;
import dev.calbridge.google.link.WorkOnLink;
import dev.calbridge.google.postgres.DatabaseTime;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Virtual threads that work on links: woken in the process when an entry comes in, and by a sweep
 * over the queue for everything else (polls, retries, work left by a process that died).
 */
@ApplicationScoped
public class SyncWorkers {

  private static final Logger LOG = Logger.getLogger(SyncWorkers.class);
  private static final int SWEEP = 500;

  /** One place in so many is for links that somebody waits for. */
  private static final int RESERVED = 4;

  private static final Duration COUNTING = Duration.ofSeconds(5);

  /** Where a link's thread is. */
  private enum Phase {
    WORKING,
    WANTED_AGAIN
  }

  private final WorkOnLink work;
  private final LinkQueue queue;
  private final TellNeighbours neighbours;
  private final GoogleSettings settings;
  private final Budget budget;
  private final Usage usage;
  private final DatabaseTime time;
  private final Clock clock;
  private final Places places;

  /** Links that somebody waits for and that have no place yet. */
  private final Set<UUID> awaited = ConcurrentHashMap.newKeySet();

  private final ConcurrentMap<UUID, Phase> phases = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public SyncWorkers(
      WorkOnLink work,
      LinkQueue queue,
      TellNeighbours neighbours,
      GoogleSettings settings,
      Budget budget,
      Usage usage,
      DatabaseTime time,
      Clock clock) {
    this.work = work;
    this.queue = queue;
    this.neighbours = neighbours;
    this.settings = settings;
    this.budget = budget;
    this.usage = usage;
    this.time = time;
    this.clock = clock;
    this.places = new Places(settings.workers(), settings.workers() / RESERVED);
  }

  void start(@Observes StartupEvent event) {
    hearOthers();
    threads.execute(this::sweep);
    threads.execute(this::tell);
  }

  /** Turns under way may end; what is left is in the database. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped.countDown();
    threads.shutdown();
    if (!threads.awaitTermination(8, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }

  /** Like {@link #wake}, before those that nobody waits for. */
  public void wakeFirst(UUID link) {
    awaited.add(link);
    wake(link);
    places.look();
  }

  /** Gives the link a turn now, or another one if it is having one. Never blocks. */
  public void wake(UUID link) {
    Phase before =
        phases.compute(link, (_, phase) -> phase == null ? Phase.WORKING : Phase.WANTED_AGAIN);
    if (before == Phase.WORKING) {
      try {
        threads.execute(() -> turns(link));
      } catch (RejectedExecutionException _) {
        LOG.debugf("Link %s stays for the next start", link);
      }
    }
  }

  private void turns(UUID link) {
    Phase left = Phase.WORKING;
    while (left != null && stopped.getCount() > 0) {
      phases.put(link, Phase.WORKING);
      turn(link);
      left = phases.compute(link, (_, phase) -> phase == Phase.WANTED_AGAIN ? phase : null);
    }
  }

  private void turn(UUID link) {
    try {
      places.enter(() -> awaited.contains(link));
      try {
        awaited.remove(link);
        work.takeTurn(link);
      } finally {
        places.leave();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      // The lease runs out, and the next sweep after it tries again.
      LOG.errorf(fault, "Turn of link %s ended", link);
    }
  }

  private void sweep() {
    Instant prolonged = clock.instant();
    Instant counted = prolonged;
    try {
      while (!stopped.await(settings.sweepInterval().toMillis(), TimeUnit.MILLISECONDS)) {
        Instant now = clock.instant();
        hearOthers();
        if (now.isAfter(prolonged.plus(settings.lease().dividedBy(4)))) {
          prolonged = now;
          attempt(() -> queue.prolongOwn(now.plus(settings.lease())));
        }
        attempt(() -> queue.due(now, SWEEP).forEach(this::wake));
        if (now.isAfter(counted.plus(COUNTING))) {
          counted = now;
          attempt(this::count);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Apart from the sweep, which must not wait for a neighbour that is slow. */
  private void tell() {
    try {
      while (!stopped.await(settings.sweepInterval().toMillis(), TimeUnit.MILLISECONDS)) {
        attempt(
            () -> {
              while (stopped.getCount() > 0 && neighbours.tellDue()) {}
            });
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the database was told by other processes, and by this one before it was started anew. */
  private void hearOthers() {
    budget.shareAmong(time.replicas());
    budget.closeUntil(time.lockedAccounts());
  }

  private void count() {
    budget
        .drain()
        .forEach(
            (account, requests) ->
                usage.add(account.tenant(), account.grant(), budget.today(), requests));
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      LOG.warnf("The queue cannot be reached: %s", fault.getClass().getName());
    }
  }
}
