package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Makes and compares hashes, off the caller's thread. Both fail with {@link Overloaded} when too
 * many wait already.
 */
public interface PasswordHashes {

  Uni<PasswordHash> hash(Password password);

  /**
   * Tells whether the password is the hash's.
   *
   * @param hash null if nobody has that user name: costs the same and fits never
   */
  Uni<Boolean> fits(@Nullable PasswordHash hash, Password password);

  /** Whether it was made at less cost than new ones are. */
  boolean isOutdated(PasswordHash hash);

  /** Too many passwords wait to be hashed; nothing is wrong with this one. */
  final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Overloaded() {
      super("Too many passwords wait to be hashed", null, false, false);
    }
  }
}
