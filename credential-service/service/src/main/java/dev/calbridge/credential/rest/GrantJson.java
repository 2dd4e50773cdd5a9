package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.CreateOAuthGrant;
import dev.calbridge.credential.contract.OAuthGrant;
import dev.calbridge.credential.contract.OAuthGrantDetails;
import dev.calbridge.credential.grant.AcceptConsent;
import dev.calbridge.credential.grant.AcceptConsent.Accepted;
import dev.calbridge.credential.grant.Consent;
import dev.calbridge.credential.grant.Grant;
import dev.calbridge.kit.problem.ProblemException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Wire types of grants to business types and back. */
final class GrantJson {

  private GrantJson() {}

  static Consent read(@Nullable CreateOAuthGrant sent) {
    CreateOAuthGrant body = Required.body(sent);
    if (!Required.text(body.provider(), "provider").equals(AcceptConsent.GOOGLE)) {
      throw new ProblemException(400, "provider-unknown", "The provider is google.");
    }
    return new Consent(
        Required.text(body.code(), "code"),
        Required.text(body.redirectUri(), "redirectUri"),
        Required.text(body.codeVerifier(), "codeVerifier"));
  }

  static Grant orProblem(Accepted accepted) {
    return switch (accepted) {
      case Accepted.Kept(Grant grant) -> grant;
      case Accepted.CodeDenied(String error) ->
          throw new ProblemException(
              409, "code-denied", "The provider answered " + error + ". Ask for consent again.");
      case Accepted.ScopesMissing(Set<String> scopes) ->
          throw new ProblemException(
              409,
              "scopes-missing",
              "Consent again and allow as well: " + String.join(" ", new TreeSet<>(scopes)));
      case Accepted.NoRefreshToken() ->
          throw new ProblemException(
              409,
              "refresh-token-missing",
              "Ask for consent again, with access_type=offline and prompt=consent.");
    };
  }

  static OAuthGrant brief(Grant grant) {
    return new OAuthGrant(grant.id(), grant.provider(), grant.account(), grant.scopes());
  }

  static OAuthGrantDetails details(Grant grant) {
    OAuthGrantDetails.State state =
        switch (grant.state()) {
          case ACTIVE -> OAuthGrantDetails.State.ACTIVE;
          case CONSENT_NEEDED -> OAuthGrantDetails.State.CONSENT_NEEDED;
        };
    return new OAuthGrantDetails(
        grant.id(),
        grant.provider(),
        grant.account(),
        grant.scopes(),
        state,
        grant.createdAt(),
        grant.changedAt(),
        null);
  }
}
