package dev.calbridge.credential.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * Answer to {@link StartOAuthConsent}.
 *
 * @param id to ask how it went
 * @param authorizationUrl where to send the browser of the one who started it; works once; holds
 *     the {@code state} that brings him back, so it belongs into no log
 * @param expiresAt after that it is too late to come back
 */
public record StartedOAuthConsent(UUID id, String authorizationUrl, Instant expiresAt) {

  /** Keeps the state out of every log. */
  @Override
  public String toString() {
    return "StartedOAuthConsent[id=" + id + ", expiresAt=" + expiresAt + "]";
  }
}
