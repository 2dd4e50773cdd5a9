package dev.calbridge.gateway.credential;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Who is asking: from memory, or by asking whoever keeps the credentials. */
public final class Accounts {

  private final RememberedAccounts remembered;
  private final Credentials credentials;
  private final Clock clock;

  public Accounts(RememberedAccounts remembered, Credentials credentials, Clock clock) {
    this.remembered = remembered;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** From memory alone. Does not block. */
  public Optional<Account> remembered(SignIn signIn) {
    return remembered.find(signIn);
  }

  /**
   * Blocks.
   *
   * @return empty if the credential does not fit
   * @throws TooManyWrongPasswords if nobody looks at passwords of this name for a while
   * @throws CredentialsAway if it is not remembered and nobody can tell now
   */
  public Optional<Account> signIn(SignIn signIn) {
    Optional<Account> known = remembered.find(signIn);
    if (known.isPresent()) {
      return known;
    }
    Optional<Account> account = credentials.verify(signIn).filter(this::isValidNow);
    account.ifPresent(verified -> remembered.keep(signIn, verified));
    return account;
  }

  private boolean isValidNow(Account account) {
    Instant end = account.validUntil();
    return end == null || clock.instant().isBefore(end);
  }
}
