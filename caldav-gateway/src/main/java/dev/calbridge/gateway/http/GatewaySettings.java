package dev.calbridge.gateway.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway works. */
@ConfigMapping(prefix = "calbridge.gateway")
public interface GatewaySettings {

  /** How long a verified password is good without asking again; at most five minutes. */
  @WithDefault("5m")
  Duration credentialCacheTime();

  /** Most verified passwords that are remembered. */
  @WithDefault("20000")
  int credentialCacheSize();

  /** What Retry-After says when another service is away. */
  @WithDefault("60s")
  Duration retryAfter();

  /** Most requests at work at the same time; the next gets 503. */
  @WithDefault("256")
  int maxConcurrentRequests();

  /** Longest wait for the database. */
  @WithDefault("10s")
  Duration databaseTimeout();
}
