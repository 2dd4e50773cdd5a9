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

  /** Where refresh tokens are revoked. */
  @WithDefault("https://oauth2.googleapis.com/revoke")
  URI revokeUrl();

  /** Where people are sent to consent. */
  @WithDefault("https://accounts.google.com/o/oauth2/v2/auth")
  URI authorizationUrl();

  /**
   * Where they come back to: this service's {@code /api/v1/oauth/callback} as browsers see it, and
   * as it is registered at Google; without it no consent flow starts.
   */
  Optional<URI> callbackUrl();

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

  /** How long before its end an access token is refreshed at the latest. */
  @WithDefault("5m")
  Duration refreshAhead();

  /** How much earlier than that, at most; drawn at random for each token. */
  @WithDefault("5m")
  Duration refreshSpread();

  /** How long to wait for a token that another replica fetches. */
  @WithDefault("10s")
  Duration refreshPatience();

  /** How long to try to revoke a token at Google after its grant has ended here. */
  @WithDefault("24h")
  Duration revokeFor();

  /** How often revocations that failed are looked for. */
  @WithDefault("30s")
  Duration revokeInterval();

  /** A grant that no link uses ends after that. */
  @WithDefault("7d")
  Duration unusedFor();

  /** How often unused grants are looked for. */
  @WithDefault("6h")
  Duration unusedInterval();

  /**
   * Where Google publishes the keys it signs security events with (RISC): {@code
   * https://www.googleapis.com/oauth2/v3/certs}. Without it none are taken.
   */
  Optional<URI> securityEventKeysUrl();

  @WithDefault("5s")
  Duration connectTimeout();

  /** For one exchange as a whole. */
  @WithDefault("20s")
  Duration timeout();
}
