package dev.calbridge.platform.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that stands still until a test moves it. Threads may share it. */
public final class MovableClock extends Clock {

  private Instant now;

  public MovableClock(Instant now) {
    this.now = now;
  }

  /**
   * @param now in ISO 8601, such as {@code 2030-01-07T12:00:00Z}
   */
  public static MovableClock at(String now) {
    return new MovableClock(Instant.parse(now));
  }

  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  public synchronized void jumpTo(Instant instant) {
    now = instant;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** The same clock as seen from another zone: it moves with this one. */
  @Override
  public Clock withZone(ZoneId zone) {
    InstantSource source = this::instant;
    return source.withZone(zone);
  }
}
