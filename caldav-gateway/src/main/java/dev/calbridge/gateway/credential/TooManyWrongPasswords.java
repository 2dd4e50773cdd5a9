package dev.calbridge.gateway.credential;

import java.time.Duration;

/** The password was not looked at, because too many wrong ones came before it. */
public final class TooManyWrongPasswords extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  /**
   * @param wait until passwords are looked at again
   */
  public TooManyWrongPasswords(Duration wait) {
    super("Too many wrong passwords", null, false, false);
    this.wait = wait;
  }

  public Duration untilNextTry() {
    return wait;
  }
}
