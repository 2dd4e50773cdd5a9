package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.CreateOAuthGrant;
import dev.calbridge.credential.contract.OAuthGrant;
import dev.calbridge.credential.contract.OAuthGrantDetails;
import dev.calbridge.credential.grant.AcceptConsent;
import dev.calbridge.credential.grant.AcceptConsent.Accepted;
import dev.calbridge.credential.grant.AuthorizationCode;
import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.grant.Grants.Used;
import dev.calbridge.kit.problem.ProblemException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Wire types of grants to business types and back. */
final class GrantJson {

  private GrantJson() {}

  static AuthorizationCode read(@Nullable CreateOAuthGrant sent) {
    CreateOAuthGrant body = Required.body(sent);
    checkProvider(body.provider());
    return new AuthorizationCode(
        Required.text(body.code(), "code"),
        Required.text(body.redirectUri(), "redirectUri"),
        Required.text(body.codeVerifier(), "codeVerifier"));
  }

  static void checkProvider(@Nullable String provider) {
    if (!Required.text(provider, "provider").equals(AcceptConsent.GOOGLE)) {
      throw new ProblemException(400, "provider-unknown", "The provider is google.");
    }
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
      case Accepted.OtherAccount() ->
          throw new ProblemException(
              409, "other-account", "Another account consented than the one asked for.");
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

  static OAuthGrantDetails details(Used used) {
    Grant grant = used.grant();
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
        used.uses());
  }
}
