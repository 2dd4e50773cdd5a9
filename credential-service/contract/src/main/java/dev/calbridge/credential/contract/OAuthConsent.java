package dev.calbridge.credential.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * {@code GET /internal/v1/oauth-consents/{id}}, for services only: how a consent flow goes. A
 * granted one is also told by {@link OAuthGrantSnapshot#lastConsent()}; the other outcomes are here
 * only, for a day after the end.
 *
 * @param id identifies the flow
 * @param provider {@code google}
 * @param resource what it is for
 * @param user subject (OIDC {@code sub}) of who started it
 * @param expiresAt after that it is too late to come back from the provider
 * @param outcome how it stands
 */
public record OAuthConsent(
    UUID id, String provider, UUID resource, String user, Instant expiresAt, Outcome outcome) {

  /**
   * How it stands. {@link Granted} and {@link Expired} are final. After every other outcome the
   * page offers to try again, so that it may still become another one until {@link #expiresAt()}.
   */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Waiting.class, name = "WAITING"),
    @JsonSubTypes.Type(value = Granted.class, name = "GRANTED"),
    @JsonSubTypes.Type(value = Denied.class, name = "DENIED"),
    @JsonSubTypes.Type(value = ScopesMissing.class, name = "SCOPES_MISSING"),
    @JsonSubTypes.Type(value = Expired.class, name = "EXPIRED"),
    @JsonSubTypes.Type(value = Failed.class, name = "FAILED")
  })
  public sealed interface Outcome {}

  /** The browser has not come back yet. */
  public record Waiting() implements Outcome {}

  /**
   * @param grant which grant it made or renewed
   */
  public record Granted(UUID grant) implements Outcome {}

  /** The person said no. */
  public record Denied() implements Outcome {}

  /**
   * The person left a box unticked; nothing was kept.
   *
   * @param scopes what is missing
   */
  public record ScopesMissing(List<String> scopes) implements Outcome {
    public ScopesMissing {
      scopes = List.copyOf(scopes);
    }
  }

  /** Nobody came back in time. */
  public record Expired() implements Outcome {}

  /**
   * @param code stable: {@code code-denied}, {@code refresh-token-missing}, {@code
   *     provider-unavailable}, {@code other-account}, {@code provider-error}
   */
  public record Failed(String code) implements Outcome {}
}
