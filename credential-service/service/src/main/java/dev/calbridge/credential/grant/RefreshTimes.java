package dev.calbridge.credential.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * When to fetch the next access token. Ahead of the end, and not for all grants at once: those that
 * were made together would be refreshed together ever after.
 *
 * @param margin a token with less time left than this is not handed out any more
 * @param ahead how long before its end a token is refreshed at the latest
 * @param spread how much earlier than that, at most
 * @param jitter from 0 to 1, evenly
 */
public record RefreshTimes(
    Duration margin, Duration ahead, Duration spread, DoubleSupplier jitter) {

  Instant refreshAt(Instant expiresAt) {
    long earlier = (long) (spread.toMillis() * jitter.getAsDouble());
    return expiresAt.minus(ahead).minusMillis(earlier);
  }

  boolean usable(Instant expiresAt, Instant now) {
    return now.plus(margin).isBefore(expiresAt);
  }
}
