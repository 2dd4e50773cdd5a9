package dev.calbridge.credential.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what happened is kept, and how often it is written. */
@ConfigMapping(prefix = "calbridge.history")
public interface HistorySettings {

  /** How often uses are written down; at most that much of "last used" is lost by a crash. */
  @WithDefault("10s")
  Duration writeInterval();

  /** How often what is too old is looked for. */
  @WithDefault("10m")
  Duration sweepInterval();

  /** How long the audit is kept; at least two days. */
  @WithDefault("365d")
  Duration auditRetention();

  /** How long a repeated request is known again; at least two hours. */
  @WithDefault("24h")
  Duration idempotencyRetention();

  /** Most counts of wrong passwords that are kept; the oldest go first. */
  @WithDefault("100000")
  int mostPenalties();
}
