package dev.calbridge.google.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The database's time, which is the same for all processes: leases, turns and deadlines that one
 * process writes and another reads must not depend on whose clock is right. Between two
 * measurements it runs on nanoseconds that no correction of this machine's clock can touch.
 */
public final class DatabaseClock extends Clock {

  /** A slower answer says too little about when it was given. */
  private static final Duration SLOW = Duration.ofMillis(500);

  private final Clock beforeMeasured;
  private final LongSupplier nanos;
  private volatile @Nullable Anchor anchor;

  private record Anchor(Instant time, long nanos) {}

  /**
   * @param beforeMeasured this machine's clock, until the database has been asked
   * @param nanos see {@link System#nanoTime}
   */
  DatabaseClock(Clock beforeMeasured, LongSupplier nanos) {
    this.beforeMeasured = beforeMeasured;
    this.nanos = nanos;
  }

  long nanos() {
    return nanos.getAsLong();
  }

  /**
   * Takes over the database's time.
   *
   * @param asked nanoseconds when it was asked; its answer counts as given half-way until now
   */
  void measured(long asked, Instant database) {
    long now = nanos();
    long took = now - asked;
    if (anchor == null || took <= SLOW.toNanos()) {
      anchor = new Anchor(database.plusNanos(took / 2), now);
    }
  }

  @Override
  public Instant instant() {
    Anchor last = anchor;
    return last == null
        ? beforeMeasured.instant()
        : last.time().plusNanos(nanos.getAsLong() - last.nanos());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("instants only");
  }
}
