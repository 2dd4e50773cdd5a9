package dev.calbridge.gateway.setup;

import dev.calbridge.gateway.calendar.ProjectionAway;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Writes what programs did a few times a minute. What a crash loses is of no importance. */
@ApplicationScoped
public class JournalWriter {

  private static final Logger LOG = Logger.getLogger(JournalWriter.class);
  private static final Duration PAUSE = Duration.ofSeconds(20);

  private final CallJournal journal;
  private final CountDownLatch stopped = new CountDownLatch(1);

  public JournalWriter(CallJournal journal) {
    this.journal = journal;
  }

  void start(@Observes StartupEvent event) {
    var _ = Thread.ofVirtual().name("call-journal").start(this::write);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void write() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          journal.flush();
        } catch (ProjectionAway e) {
          LOG.debug("The calls of programs are written later", e);
        } catch (RuntimeException e) {
          LOG.warnf("The calls of programs could not be written: %s", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
