package dev.calbridge.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the relay works. */
@ConfigMapping(prefix = "calbridge.outbox")
public interface OutboxSettings {

  /** True in services that own topics. */
  @WithDefault("false")
  boolean enabled();

  /** How often to look without being woken, for rows of other replicas or of a crash. */
  @WithDefault("100ms")
  Duration pollInterval();

  /** Most messages in one transaction. */
  @WithDefault("500")
  int batchSize();

  /** How long to wait after a failure. */
  @WithDefault("1s")
  Duration retryDelay();

  /** How long Kafka may take for one batch. */
  @WithDefault("30s")
  Duration sendTimeout();

  /** How often to measure what waits. */
  @WithDefault("5s")
  Duration backlogInterval();

  /** Largest message in bytes; topics must take as much ({@code max.message.bytes}). */
  @WithDefault("4194304")
  int largestMessage();
}
