package dev.calbridge.credential.postgres;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Writes down uses and forgets old history, again and again. */
@ApplicationScoped
public class HistoryThread {

  private static final Logger LOG = Logger.getLogger(HistoryThread.class);
  private static final Duration LEAVE = Duration.ofSeconds(5);

  private final UseWriter writer;
  private final HistorySweep sweep;
  private final HistorySettings settings;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("history").daemon().unstarted(task));

  public HistoryThread(
      UseWriter writer,
      HistorySweep sweep,
      HistorySettings settings,
      CoalescedUseLog log,
      MeterRegistry metrics) {
    FunctionCounter.builder("calbridge.use.log.dropped", log, CoalescedUseLog::dropped)
        .register(metrics);
    this.writer = writer;
    this.sweep = sweep;
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    repeat("Uses are not written down", settings.writeInterval(), writer::write);
    repeat("Old history stays", settings.sweepInterval(), sweep::sweep);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    thread.shutdown();
    if (thread.awaitTermination(LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
      attempt("Uses are not written down", writer::write);
    }
  }

  private void repeat(String complaint, Duration pause, Runnable work) {
    long millis = pause.toMillis();
    var unused =
        thread.scheduleWithFixedDelay(
            () -> attempt(complaint, work), millis, millis, TimeUnit.MILLISECONDS);
  }

  private static void attempt(String complaint, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      LOG.warnf("%s: %s", complaint, fault.getClass().getSimpleName());
    }
  }
}
