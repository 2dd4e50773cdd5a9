package dev.calbridge.credential.crypto;

import dev.calbridge.credential.credential.Password;
import dev.calbridge.credential.credential.PasswordHash;
import dev.calbridge.credential.credential.PasswordHashes;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Argon2id on a pool of its own. */
public final class Argon2PasswordHashes implements PasswordHashes {

  private final HashingCost cost;
  private final Argon2 argon2;
  private final HashingPool pool;

  /** Compared with when nobody has the user name, so that this takes as long. */
  private final Argon2Hash nobodys;

  public Argon2PasswordHashes(HashingCost cost, HashingPool pool, SecureRandom random) {
    this.cost = cost;
    this.argon2 = new Argon2(cost, pool.size(), random);
    this.pool = pool;
    this.nobodys = argon2.hash(Long.toHexString(random.nextLong()));
  }

  @Override
  public Uni<PasswordHash> hash(Password password) {
    return work(() -> argon2.hash(password.value()).format());
  }

  @Override
  public Uni<Boolean> fits(@Nullable PasswordHash hash, Password password) {
    return work(
        () -> {
          if (hash == null) {
            // The answer is known; what counts is the time it takes.
            boolean ignored = argon2.fits(nobodys, password.value());
            return ignored && false;
          }
          return argon2.fits(Argon2Hash.parse(hash), password.value());
        });
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return Argon2Hash.parse(hash).cost().isBelow(cost);
  }

  private <T> Uni<T> work(Supplier<T> computation) {
    return pool.run(computation);
  }
}
