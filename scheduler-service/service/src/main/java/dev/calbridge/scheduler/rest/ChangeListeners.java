package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the listeners of one replica few enough that it can serve them all. */
@ApplicationScoped
class ChangeListeners {

  private final Map<String, Integer> ofUser = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();
  private final int most;
  private final int mostOfUser;

  ChangeListeners(
      MeterRegistry meters,
      @ConfigProperty(name = "calbridge.changes.listeners", defaultValue = "200") int most,
      @ConfigProperty(name = "calbridge.changes.listeners-per-user", defaultValue = "5")
          int mostOfUser) {
    this.most = most;
    this.mostOfUser = mostOfUser;
    meters.gauge("calbridge.changes.listeners", all);
  }

  /**
   * @throws ProblemException 429 {@code too-many-listeners}
   */
  void enter(String user) {
    if (all.incrementAndGet() > most) {
      all.decrementAndGet();
      throw tooMany();
    }
    if (ofUser.merge(user, 1, Integer::sum) > mostOfUser) {
      leave(user);
      throw tooMany();
    }
  }

  void leave(String user) {
    all.decrementAndGet();
    ofUser.merge(user, -1, Integer::sum);
    ofUser.remove(user, 0);
  }

  private static ProblemException tooMany() {
    return new ProblemException(
        429, "too-many-listeners", "Close a window that listens, or try again later.");
  }
}
