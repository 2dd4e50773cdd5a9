package dev.calbridge.scheduler.journal;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/** The live logs of all users. */
public interface LiveLogs {

  /**
   * Switches it on, or on for longer.
   *
   * @param by subject of the account that looks
   */
  Uni<Void> on(String tenant, String user, Duration length, String by);

  /** Switches it off and forgets its lines. */
  Uni<Void> off(String tenant, String user);

  /**
   * At most 200 lines.
   *
   * @param after cursor; 0 for the beginning
   */
  Uni<Optional<LiveLog>> read(String tenant, String user, long after);
}
