package dev.calbridge.credential.wiring;

import dev.calbridge.credential.credential.ChangeCredential;
import dev.calbridge.credential.credential.CreateCredential;
import dev.calbridge.credential.credential.Credentials;
import dev.calbridge.credential.credential.PasswordHashes;
import dev.calbridge.credential.credential.PasswordRules;
import dev.calbridge.credential.credential.VerifyCredential;
import dev.calbridge.credential.grant.AcceptConsent;
import dev.calbridge.credential.grant.AccessTokens;
import dev.calbridge.credential.grant.EndGrant;
import dev.calbridge.credential.grant.Grants;
import dev.calbridge.credential.grant.IssueAccessToken;
import dev.calbridge.credential.grant.TokenEndpoint;
import dev.calbridge.credential.provider.GoogleSettings;
import dev.calbridge.credential.vault.Vault;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** The use cases, which know nothing of the container. */
@Dependent
public class Beans {

  @Produces
  @Singleton
  PasswordRules passwordRules() {
    return new PasswordRules(CommonPasswords.load());
  }

  @Produces
  @Singleton
  CreateCredential createCredential(
      Credentials credentials,
      PasswordHashes hashes,
      PasswordRules rules,
      Settings settings,
      Clock clock) {
    return new CreateCredential(
        credentials, hashes, rules, settings.selfService().confirmed(), UUID::randomUUID, clock);
  }

  @Produces
  @Singleton
  ChangeCredential changeCredential(
      Credentials credentials, PasswordHashes hashes, PasswordRules rules, Clock clock) {
    return new ChangeCredential(credentials, hashes, rules, clock);
  }

  @Produces
  @Singleton
  VerifyCredential verifyCredential(Credentials credentials, PasswordHashes hashes, Clock clock) {
    return new VerifyCredential(credentials, hashes, clock);
  }

  @Produces
  @Singleton
  AccessTokens accessTokens(GoogleSettings google, Clock clock) {
    return new AccessTokens(google.tokenMargin(), clock);
  }

  @Produces
  @Singleton
  AcceptConsent acceptConsent(
      Grants grants,
      TokenEndpoint endpoint,
      Vault vault,
      AccessTokens tokens,
      GoogleSettings google,
      Clock clock) {
    return new AcceptConsent(
        grants, endpoint, vault, tokens, google.requiredScopes(), UUID::randomUUID, clock);
  }

  @Produces
  @Singleton
  IssueAccessToken issueAccessToken(
      Grants grants, TokenEndpoint endpoint, Vault vault, AccessTokens tokens) {
    return new IssueAccessToken(grants, endpoint, vault, tokens);
  }

  @Produces
  @Singleton
  EndGrant endGrant(Grants grants, AccessTokens tokens) {
    return new EndGrant(grants, tokens);
  }
}
