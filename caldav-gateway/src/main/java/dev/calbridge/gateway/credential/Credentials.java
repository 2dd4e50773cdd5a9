package dev.calbridge.gateway.credential;

import java.util.Optional;

/** Judges service credentials. */
public interface Credentials {

  /**
   * Blocks.
   *
   * @return empty if it does not fit, for whatever reason
   * @throws TooManyWrongPasswords if it was not looked at, for a while
   * @throws CredentialsAway if nobody can tell now
   */
  Optional<Account> verify(SignIn signIn);
}
