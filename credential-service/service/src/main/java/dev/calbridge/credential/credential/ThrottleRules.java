package dev.calbridge.credential.credential;

import dev.calbridge.credential.credential.Penalties.Count;
import java.time.Duration;
import java.time.Instant;

/**
 * How much patience there is with wrong passwords.
 *
 * @param freeForUserName different wrong passwords for a user name that cost no waiting
 * @param freeForNetwork the same for a network, from which many people may come
 * @param longest no wait is longer
 * @param quiet without a wrong password for so long, all is forgotten
 * @param guesses after so many different wrong passwords, that a password is right opens no door by
 *     itself any more
 */
public record ThrottleRules(
    int freeForUserName, int freeForNetwork, Duration longest, Duration quiet, int guesses) {

  private static final int MOST_DOUBLINGS = 30;

  public ThrottleRules {
    if (freeForUserName < 1 || freeForNetwork < 1 || guesses < freeForUserName) {
      throw new IllegalArgumentException("A throttle lets at least one wrong password pass");
    }
    if (!longest.isPositive() || quiet.compareTo(longest) <= 0) {
      throw new IllegalArgumentException("A throttle forgets later than its longest wait ends");
    }
  }

  /** From when on a password for this user name is looked at again. */
  Instant userNameFreeAt(Count count) {
    return freeAt(count, freeForUserName);
  }

  /** From when on a password from this network is looked at again. */
  Instant networkFreeAt(Count count) {
    return freeAt(count, freeForNetwork);
  }

  /** Whether guessing has not gone too far yet. */
  boolean fewGuesses(Count count) {
    return count.failures() < guesses;
  }

  /** 1 s after the first that is not free, then twice as long each time. */
  private Instant freeAt(Count count, int free) {
    int doublings = count.failures() - free - 1;
    if (doublings < 0) {
      return Instant.MIN;
    }
    Duration wait = Duration.ofSeconds(1L << Math.min(doublings, MOST_DOUBLINGS));
    return count.last().plus(wait.compareTo(longest) > 0 ? longest : wait);
  }
}
