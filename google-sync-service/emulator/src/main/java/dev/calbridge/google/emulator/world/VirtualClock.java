package dev.calbridge.google.emulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that can be put forward; it runs as fast as the one beneath it. */
public final class VirtualClock extends Clock {
  private final Clock beneath;
  private final AtomicLong aheadMillis;

  public VirtualClock(Clock beneath) {
    this(beneath, new AtomicLong());
  }

  private VirtualClock(Clock beneath, AtomicLong aheadMillis) {
    this.beneath = beneath;
    this.aheadMillis = aheadMillis;
  }

  /**
   * Puts the clock forward, in whole milliseconds.
   *
   * @throws IllegalArgumentException if the duration is negative: tokens and stamps rely on a clock
   *     that never goes back
   */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the clock cannot go back");
    }
    aheadMillis.addAndGet(by.toMillis());
  }

  public Duration ahead() {
    return Duration.ofMillis(aheadMillis.get());
  }

  void putAhead(Duration total) {
    aheadMillis.set(total.toMillis());
  }

  @Override
  public Instant instant() {
    return beneath.instant().plusMillis(aheadMillis.get());
  }

  @Override
  public ZoneId getZone() {
    return beneath.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new VirtualClock(beneath.withZone(zone), aheadMillis);
  }
}
