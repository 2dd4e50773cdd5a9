package dev.calbridge.scheduler.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.calbridge.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often the same feed may be read, and the same address may try, within a minute. */
@ApplicationScoped
class RequestRate {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_KEYS = 50_000;

  private final Cache<String, AtomicInteger> counts;
  private final int mostOfFeed;
  private final int mostOfAddress;

  RequestRate(
      Clock clock,
      @ConfigProperty(name = "calbridge.feed.reads-per-minute", defaultValue = "10") int mostOfFeed,
      @ConfigProperty(name = "calbridge.feed.tries-per-minute", defaultValue = "1200")
          int mostOfAddress) {
    Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    this.counts =
        Caffeine.newBuilder()
            .expireAfterWrite(WINDOW)
            .maximumSize(MOST_KEYS)
            .ticker(ticker)
            .build();
    this.mostOfFeed = mostOfFeed;
    this.mostOfAddress = mostOfAddress;
  }

  /**
   * @throws ProblemException 429 {@code too-many-requests}
   */
  void feed(String secret) {
    count("feed " + secret, mostOfFeed);
  }

  /**
   * @throws ProblemException 429 {@code too-many-requests}
   */
  void address(String address) {
    count("address " + address, mostOfAddress);
  }

  private void count(String key, int most) {
    if (counts.get(key, fresh -> new AtomicInteger()).incrementAndGet() > most) {
      throw new ProblemException(429, "too-many-requests", "Try again in a minute.");
    }
  }
}
