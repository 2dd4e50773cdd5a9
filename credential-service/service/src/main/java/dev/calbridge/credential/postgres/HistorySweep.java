package dev.calbridge.credential.postgres;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets what is too old. Several replicas may do it at once. Blocks. */
@Singleton
public final class HistorySweep {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String HISTORY = "select forget_old_credential_history($1, $2)";

  private static final String OLD_PENALTIES =
      "delete from sign_in_penalty where last_failure_at < $1";

  private static final String TOO_MANY_PENALTIES =
      "delete from sign_in_penalty where subject in"
          + " (select subject from sign_in_penalty order by last_failure_at desc offset $1)";

  private final Pool pool;
  private final HistorySettings settings;
  private final Duration penaltiesLast;
  private final Clock clock;

  public HistorySweep(Pool pool, HistorySettings settings, ThrottleSettings throttle, Clock clock) {
    this.pool = pool;
    this.settings = settings;
    this.penaltiesLast = throttle.quiet();
    this.clock = clock;
  }

  void sweep() {
    Instant now = clock.instant();
    run(
        HISTORY,
        Tuple.of(
            utc(now.minus(settings.auditRetention())),
            utc(now.minus(settings.idempotencyRetention()))));
    run(OLD_PENALTIES, Tuple.of(utc(now.minus(penaltiesLast))));
    run(TOO_MANY_PENALTIES, Tuple.of(settings.mostPenalties()));
  }

  private void run(String statement, Tuple parameters) {
    pool.preparedQuery(statement).execute(parameters).await().atMost(PATIENCE);
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
