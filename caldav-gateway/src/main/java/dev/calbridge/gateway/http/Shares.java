package dev.calbridge.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What each credential may take of this process: so many requests at the same time, and so many a
 * second in the long run after a burst. Programs write a thousand objects one after the other, so
 * the burst is large.
 */
final class Shares {

  private static final Duration FORGET = Duration.ofMinutes(10);
  private static final int MOST = 50_000;

  private final Clock clock;
  private final int atOnce;
  private final int perSecond;
  private final int burst;
  private final Cache<UUID, Share> shares =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(FORGET).build();

  Shares(Clock clock, int atOnce, int perSecond, int burst) {
    this.clock = clock;
    this.atOnce = atOnce;
    this.perSecond = perSecond;
    this.burst = burst;
  }

  boolean enter(UUID credential) {
    return shares.get(credential, _ -> new Share(burst, clock.instant())).enter();
  }

  void leave(UUID credential) {
    Share share = shares.getIfPresent(credential);
    if (share != null) {
      share.leave();
    }
  }

  private final class Share {
    private int atWork;
    private double left;
    private Instant counted;

    private Share(int left, Instant now) {
      this.left = left;
      this.counted = now;
    }

    private synchronized boolean enter() {
      Instant now = clock.instant();
      double seconds = Math.max(0, Duration.between(counted, now).toNanos() / 1e9);
      left = Math.min(burst, left + seconds * perSecond);
      counted = now;
      if (atWork >= atOnce || left < 1) {
        return false;
      }
      left--;
      atWork++;
      return true;
    }

    private synchronized void leave() {
      atWork = Math.max(0, atWork - 1);
    }
  }
}
