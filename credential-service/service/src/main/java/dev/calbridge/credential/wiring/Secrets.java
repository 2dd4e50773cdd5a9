package dev.calbridge.credential.wiring;

import dev.calbridge.credential.credential.PasswordHashes;
import dev.calbridge.credential.crypto.AesGcmVault;
import dev.calbridge.credential.crypto.Argon2PasswordHashes;
import dev.calbridge.credential.crypto.HashingCost;
import dev.calbridge.credential.crypto.HashingPool;
import dev.calbridge.credential.vault.RotateKeys;
import dev.calbridge.credential.vault.SealedSecrets;
import dev.calbridge.credential.vault.Vault;
import dev.calbridge.credential.vault.VaultKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;

/**
 * Everything cryptographic. Made at the start and not at first use, so that an unsafe setting stops
 * the start.
 */
@Dependent
public class Secrets {

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Produces
  @Singleton
  @Startup
  Vault vault(Settings settings, SecureRandom random) {
    List<String> keys = VaultKeySource.read(settings.vault());
    boolean demoAllowed = settings.profile().allowsDemoSecrets();
    return new AesGcmVault(VaultKeys.of(keys, demoAllowed), random);
  }

  @Produces
  @Singleton
  RotateKeys rotateKeys(SealedSecrets secrets, Vault vault, Settings settings) {
    return new RotateKeys(secrets, vault, settings.vault().rotationBatch());
  }

  @Produces
  @Singleton
  HashingPool hashingPool(Settings settings, MeterRegistry metrics) {
    HashingPool pool = new HashingPool(settings.argon2().threads(), settings.argon2().queue());
    metrics.gauge("calbridge.hashing.waiting", pool, HashingPool::waiting);
    return pool;
  }

  void stop(@Disposes HashingPool pool) {
    pool.close();
  }

  @Produces
  @Singleton
  @Startup
  PasswordHashes passwordHashes(Settings settings, HashingPool pool, SecureRandom random) {
    Settings.Argon2 argon2 = settings.argon2();
    HashingCost cost =
        new HashingCost(argon2.memoryKib(), argon2.iterations(), argon2.parallelism());
    if (!cost.isEnough() && settings.profile() == Profile.PRODUCTION) {
      throw new IllegalStateException(
          "calbridge.argon2 is weaker than 7 MiB in 5 passes or its like: raise memory-kib"
              + " or iterations");
    }
    return new Argon2PasswordHashes(cost, pool, random);
  }
}
