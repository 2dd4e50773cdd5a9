package dev.calbridge.credential.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How we present ourselves at Google. */
@ConfigMapping(prefix = "calbridge.google")
public interface GoogleSettings {

  /** Where codes and refresh tokens are exchanged. */
  @WithDefault("https://oauth2.googleapis.com/token")
  URI tokenUrl();

  /** Our OAuth client; without it no grant can be made or used. */
  Optional<String> clientId();

  /** That client's secret. */
  Optional<String> clientSecret();

  /** Scopes without which a grant is refused. */
  @WithDefault("https://www.googleapis.com/auth/calendar")
  Set<String> requiredScopes();

  /** An access token with less time left is not handed out. */
  @WithDefault("60s")
  Duration tokenMargin();

  @WithDefault("5s")
  Duration connectTimeout();

  /** For one exchange as a whole. */
  @WithDefault("20s")
  Duration timeout();
}
