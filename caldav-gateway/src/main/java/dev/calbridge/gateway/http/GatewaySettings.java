package dev.calbridge.gateway.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How the gateway works. */
@ConfigMapping(prefix = "calbridge.gateway")
public interface GatewaySettings {

  /** How long a verified password is good without asking again; at most five minutes. */
  @WithDefault("5m")
  Duration credentialCacheTime();

  /** Most verified passwords that are remembered. */
  @WithDefault("20000")
  int credentialCacheSize();

  /** Most small answers that are kept for programs that ask the same again. */
  @WithDefault("10000")
  int answerCacheSize();

  /** What Retry-After says when another service is away. */
  @WithDefault("60s")
  Duration retryAfter();

  /** Most requests at work at the same time; the next gets 503. */
  @WithDefault("256")
  int maxConcurrentRequests();

  /** Most requests of one credential at work at the same time; the next gets 429. */
  @WithDefault("16")
  int concurrentRequestsPerCredential();

  /** Requests of one credential a second in the long run; beyond that there is 429. */
  @WithDefault("100")
  int requestsPerSecondPerCredential();

  /** Requests of one credential that may come at once, after a time of fewer. */
  @WithDefault("3000")
  int requestBurstPerCredential();

  /** Longest time a request's body may take to arrive. */
  @WithDefault("30s")
  Duration bodyTimeout();

  /** Longest wait for the database. */
  @WithDefault("10s")
  Duration databaseTimeout();

  /** How long removals are remembered for sync. */
  @WithDefault("90d")
  Duration history();

  /** How long nothing may come from Kafka before a projection that was full once is shown. */
  @WithDefault("15s")
  Duration catchUpPatience();

  /** What the set-up page calls this service, if not as the browser does. */
  Optional<URI> publicUrl();
}
