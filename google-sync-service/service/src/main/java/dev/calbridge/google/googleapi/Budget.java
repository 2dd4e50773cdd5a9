package dev.calbridge.google.googleapi;

import dev.calbridge.google.link.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Requests this process may still make: per Google account and minute, per project and minute, per
 * project and day. Google counts the same way and answers with errors, which cost requests too.
 *
 * <p>The day is shared out fairly: once most of it is gone, a tenant that has used more than its
 * share waits, so that one chain's first link does not stop all others.
 */
public final class Budget {

  /** Google's days end there (Pacific Time). */
  private static final ZoneId DAY_ZONE = ZoneId.of("America/Los_Angeles");

  private static final double FREE_FOR_ALL = 0.8;

  /** Part of what may go at once that a backfill leaves alone. */
  private static final double FOR_CHANGES = 0.5;

  private final Limits limits;
  private final Clock clock;
  private final Bucket project;
  private final Map<UUID, Bucket> accounts = new HashMap<>();
  private final Map<UUID, Instant> closed = new HashMap<>();
  private final Map<String, Long> tenants = new HashMap<>();
  private final Map<Account, Long> uncounted = new HashMap<>();
  private LocalDate day;
  private long used;

  public Budget(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    Instant now = clock.instant();
    this.day = LocalDate.ofInstant(now, DAY_ZONE);
    this.project = new Bucket(limits.projectPerMinute(), now);
  }

  /**
   * This process's part of what Google allows.
   *
   * @param accountPerMinute 600 for a project of 2026
   * @param projectPerMinute 10,000
   * @param projectPerDay 1,000,000
   */
  public record Limits(long accountPerMinute, long projectPerMinute, long projectPerDay) {}

  /** A change's request. */
  Duration take(String tenant, UUID grant) {
    return take(tenant, grant, Urgency.CHANGE);
  }

  /**
   * Takes a request from the budget; if there is none, says how long to wait. Zero: go. What nobody
   * waits for leaves a part of each minute to the others.
   */
  synchronized Duration take(String tenant, UUID grant, Urgency urgency) {
    Instant now = clock.instant();
    LocalDate date = LocalDate.ofInstant(now, DAY_ZONE);
    if (!date.equals(day)) {
      day = date;
      used = 0;
      tenants.clear();
      accounts.clear();
    }
    Instant closedUntil = closed.get(grant);
    if (closedUntil != null) {
      if (now.isBefore(closedUntil)) {
        return Duration.between(now, closedUntil);
      }
      closed.remove(grant);
    }
    long own = tenants.getOrDefault(tenant, 0L);
    if (used >= limits.projectPerDay() || (isLow() && own >= share())) {
      return Duration.between(now, date.plusDays(1).atStartOfDay(DAY_ZONE).toInstant());
    }
    Bucket account =
        accounts.computeIfAbsent(grant, _ -> new Bucket(limits.accountPerMinute(), now));
    Duration wait = account.waitFor(now, urgency);
    if (wait.isZero()) {
      wait = project.waitFor(now, urgency);
    }
    if (!wait.isZero()) {
      return wait;
    }
    account.take();
    project.take();
    used++;
    tenants.put(tenant, own + 1);
    uncounted.merge(new Account(tenant, grant), 1L, Long::sum);
    return Duration.ZERO;
  }

  /** Google has locked the account: nobody knocks until then, whichever link it is for. */
  synchronized void close(UUID grant, Duration pause) {
    closed.put(grant, clock.instant().plus(pause));
  }

  private boolean isLow() {
    return used >= limits.projectPerDay() * FREE_FOR_ALL;
  }

  private double share() {
    return (double) limits.projectPerDay() / Math.max(1, tenants.size());
  }

  /** A Google account of a tenant. */
  public record Account(String tenant, UUID grant) {}

  /** Requests since this was asked last. */
  public synchronized Map<Account, Long> drain() {
    Map<Account, Long> counts = Map.copyOf(uncounted);
    uncounted.clear();
    return counts;
  }

  /** Requests of this process in the day Google counts now. */
  public synchronized long used() {
    return today().equals(day) ? used : 0;
  }

  /** Requests this process may make in a day. */
  public long perDay() {
    return limits.projectPerDay();
  }

  /** The day Google counts now. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), DAY_ZONE);
  }

  /**
   * A third of a minute's amount at once, for people who wait, and the rest evenly: in no minute is
   * it more than the whole.
   */
  private static final class Bucket {
    private final double perMilli;
    private final double most;
    private double tokens;
    private Instant filled;

    Bucket(long perMinute, Instant now) {
      perMilli = perMinute * 2 / 3.0 / 60_000;
      most = Math.max(1, perMinute / 3.0);
      tokens = most;
      filled = now;
    }

    Duration waitFor(Instant now, Urgency urgency) {
      long passed = Duration.between(filled, now).toMillis();
      if (passed > 0) {
        tokens = Math.min(most, tokens + passed * perMilli);
        filled = now;
      }
      double least =
          switch (urgency) {
            case CHANGE -> 1;
            case BACKFILL -> Math.max(1, most * FOR_CHANGES);
          };
      return tokens >= least
          ? Duration.ZERO
          : Duration.ofMillis((long) Math.ceil((least - tokens) / perMilli));
    }

    void take() {
      tokens--;
    }
  }
}
