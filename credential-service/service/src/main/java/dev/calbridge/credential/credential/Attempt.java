package dev.calbridge.credential.credential;

import dev.calbridge.credential.credential.Credentials.Stored;
import java.util.Optional;

/**
 * One sign-in on its way.
 *
 * @param userName as it is counted: folded, or as typed if nobody can have it
 * @param password as typed
 * @param fingerprint of both
 * @param found whoever has that user name
 * @param origin where it comes from
 */
record Attempt(
    String userName, Password password, String fingerprint, Optional<Stored> found, Origin origin) {

  /** 0 if nobody has the user name. */
  long version() {
    return found.map(stored -> stored.credential().version()).orElse(0L);
  }
}
