package dev.calbridge.credential.contract;

import java.time.Instant;

/**
 * Answer to {@code POST /internal/v1/oauth-grants/{grant}/access-token}, for services only.
 *
 * @param value bearer token for the provider's API
 * @param expiresAt when the provider stops taking it
 */
public record AccessToken(String value, Instant expiresAt) {

  /** Keeps the token out of every log. */
  @Override
  public String toString() {
    return "AccessToken[expiresAt=" + expiresAt + "]";
  }
}
