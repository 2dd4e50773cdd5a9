package dev.calbridge.credential.consent;

import dev.calbridge.credential.consent.Consents.Arrival;
import dev.calbridge.credential.contract.OAuthConsent.Denied;
import dev.calbridge.credential.contract.OAuthConsent.Failed;
import dev.calbridge.credential.contract.OAuthConsent.Granted;
import dev.calbridge.credential.contract.OAuthConsent.Outcome;
import dev.calbridge.credential.contract.OAuthConsent.ScopesMissing;
import dev.calbridge.credential.grant.AcceptConsent;
import dev.calbridge.credential.grant.AcceptConsent.Accepted;
import dev.calbridge.credential.grant.AcceptConsent.ConsentAsked;
import dev.calbridge.credential.grant.AuthorizationCode;
import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.grant.TokenEndpoint;
import dev.calbridge.credential.vault.Vault;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes what a browser brings back from the provider (RFC 6749 section 4.1.2). */
public final class FinishConsent {

  private static final int MOST_ATTEMPTS = 5;

  /** Less than that is not enough for another try. */
  private static final Duration TIME_FOR_A_TRY = Duration.ofMinutes(1);

  private final Consents consents;
  private final AcceptConsent accept;
  private final FlowSecrets secrets;
  private final AuthorizationEndpoint endpoint;
  private final OpenFlow way;
  private final Vault vault;
  private final Clock clock;

  public FinishConsent(
      Consents consents,
      AcceptConsent accept,
      FlowSecrets secrets,
      AuthorizationEndpoint endpoint,
      OpenFlow way,
      Vault vault,
      Clock clock) {
    this.consents = consents;
    this.accept = accept;
    this.secrets = secrets;
    this.endpoint = endpoint;
    this.way = way;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * What the browser brings.
   *
   * @param state ours
   * @param code the provider's, or null
   * @param error the provider's, or null
   */
  public record Brought(String state, @Nullable String code, @Nullable String error) {
    @Override
    public String toString() {
      return "Brought[]";
    }
  }

  /** Where the browser ends. */
  public sealed interface Landing {

    record Unknown() implements Landing {}

    record Replayed(ConsentFlow flow) implements Landing {}

    record TooLate(ConsentFlow flow) implements Landing {}

    /**
     * @param retryUrl where to try again, or null if there is nothing to mend or no time; holds a
     *     fresh state
     */
    record Ended(ConsentFlow flow, @Nullable String retryUrl) implements Landing {
      @Override
      public String toString() {
        return "Ended[" + flow.id() + "]";
      }
    }
  }

  public Uni<Landing> finish(Brought brought) {
    return Uni.createFrom()
        .deferred(() -> consents.arrive(secrets.hash(brought.state()), clock.instant()))
        .chain(
            arrival ->
                switch (arrival) {
                  case Arrival.Unknown() -> Uni.createFrom().item(new Landing.Unknown());
                  case Arrival.Replayed(ConsentFlow flow) ->
                      Uni.createFrom().item(new Landing.Replayed(flow));
                  case Arrival.TooLate(ConsentFlow flow) ->
                      Uni.createFrom().item(new Landing.TooLate(flow));
                  case Arrival.Taken taken ->
                      outcome(taken, brought).chain(outcome -> end(taken.flow().ended(outcome)));
                });
  }

  private Uni<Outcome> outcome(Arrival.Taken taken, Brought brought) {
    String code = brought.code();
    if ("access_denied".equals(brought.error())) {
      return Uni.createFrom().item(new Denied());
    }
    if (code == null || brought.error() != null) {
      return Uni.createFrom().item(new Failed("provider-error"));
    }
    ConsentFlow flow = taken.flow();
    String verifier = vault.open(flow.codeVerifier(), taken.codeVerifier());
    return accept
        .accept(
            flow.tenant(),
            new AuthorizationCode(code, endpoint.redirectUri(), verifier),
            new ConsentAsked(flow.id(), flow.account()))
        .map(FinishConsent::outcome)
        .onFailure(TokenEndpoint.Unavailable.class)
        .recoverWithItem(new Failed("provider-unavailable"));
  }

  private static Outcome outcome(Accepted accepted) {
    return switch (accepted) {
      case Accepted.Kept(Grant grant) -> new Granted(grant.id());
      case Accepted.ScopesMissing(Set<String> scopes) ->
          new ScopesMissing(List.copyOf(new TreeSet<>(scopes)));
      case Accepted.OtherAccount() -> new Failed("other-account");
      case Accepted.CodeDenied denied -> new Failed("code-denied");
      case Accepted.NoRefreshToken() -> new Failed("refresh-token-missing");
    };
  }

  private Uni<Landing> end(ConsentFlow flow) {
    OpenFlow.Way next = mayTryAgain(flow) ? way.open(flow) : null;
    return consents
        .end(flow, next == null ? null : next.opening())
        .replaceWith(new Landing.Ended(flow, next == null ? null : next.url()));
  }

  private boolean mayTryAgain(ConsentFlow flow) {
    return !(flow.outcome() instanceof Granted)
        && flow.attempts() < MOST_ATTEMPTS
        && clock.instant().plus(TIME_FOR_A_TRY).isBefore(flow.expiresAt());
  }
}
