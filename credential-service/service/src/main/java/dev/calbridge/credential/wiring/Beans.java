package dev.calbridge.credential.wiring;

import dev.calbridge.credential.credential.ChangeCredential;
import dev.calbridge.credential.credential.CreateCredential;
import dev.calbridge.credential.credential.Credentials;
import dev.calbridge.credential.credential.PasswordHashes;
import dev.calbridge.credential.credential.PasswordRules;
import dev.calbridge.credential.credential.VerifyCredential;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** The use cases around credentials, which know nothing of the container. */
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
}
