package dev.calbridge.credential.wiring;

import dev.calbridge.credential.credential.ChangeCredential;
import dev.calbridge.credential.credential.CreateCredential;
import dev.calbridge.credential.credential.Credentials;
import dev.calbridge.credential.credential.Fingerprints;
import dev.calbridge.credential.credential.NewPasswords;
import dev.calbridge.credential.credential.PasswordHashes;
import dev.calbridge.credential.credential.PasswordRules;
import dev.calbridge.credential.credential.Penalties;
import dev.calbridge.credential.credential.ReadCredentials;
import dev.calbridge.credential.credential.RecentVerdicts;
import dev.calbridge.credential.credential.Throttle;
import dev.calbridge.credential.credential.ThrottleRules;
import dev.calbridge.credential.credential.UseLog;
import dev.calbridge.credential.credential.Uses;
import dev.calbridge.credential.credential.VerifyCredential;
import dev.calbridge.credential.crypto.HmacFingerprints;
import dev.calbridge.credential.postgres.ThrottleSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** The use cases around credentials, which know nothing of the container. */
@Dependent
public class Beans {

  @Produces
  @Singleton
  NewPasswords newPasswords(SecureRandom random) {
    return new NewPasswords(new PasswordRules(CommonPasswords.load()), random);
  }

  @Produces
  @Singleton
  CreateCredential createCredential(
      Credentials credentials,
      PasswordHashes hashes,
      NewPasswords passwords,
      Settings settings,
      Clock clock) {
    return new CreateCredential(
        credentials,
        hashes,
        passwords,
        settings.selfService().confirmed(),
        UUID::randomUUID,
        clock);
  }

  @Produces
  @Singleton
  ChangeCredential changeCredential(
      Credentials credentials, PasswordHashes hashes, NewPasswords passwords, Clock clock) {
    return new ChangeCredential(credentials, hashes, passwords, clock);
  }

  @Produces
  @Singleton
  Throttle throttle(ThrottleSettings settings, Penalties penalties, Uses uses, Clock clock) {
    ThrottleRules rules =
        new ThrottleRules(
            settings.freeForUserName(),
            settings.freeForNetwork(),
            settings.longest(),
            settings.quiet(),
            settings.guesses());
    RecentVerdicts verdicts = new RecentVerdicts(settings.remembered(), settings.quiet(), clock);
    return new Throttle(rules, penalties, verdicts, uses, clock);
  }

  @Produces
  @Singleton
  Fingerprints fingerprints(SecureRandom random) {
    return new HmacFingerprints(random);
  }

  @Produces
  @Singleton
  ReadCredentials readCredentials(Credentials credentials, Uses uses, Clock clock) {
    return new ReadCredentials(credentials, uses, clock);
  }

  @Produces
  @Singleton
  VerifyCredential verifyCredential(
      Credentials credentials,
      PasswordHashes hashes,
      Fingerprints fingerprints,
      Throttle throttle,
      UseLog log,
      Clock clock) {
    return new VerifyCredential(credentials, hashes, fingerprints, throttle, log, clock);
  }
}
