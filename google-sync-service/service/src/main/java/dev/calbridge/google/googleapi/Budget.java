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
  private int replicas = 1;

  public Budget(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    Instant now = clock.instant();
    this.day = LocalDate.ofInstant(now, DAY_ZONE);
    this.project = new Bucket(limits.projectPerMinute(), now);
  }

  /**
   * What Google allows.
   *
   * @param accountPerMinute 600 for a project of 2026
   * @param projectPerMinute 10,000
   * @param projectPerDay 1,000,000
   */
  public record Limits(long accountPerMinute, long projectPerMinute, long projectPerDay) {}

  /**
   * From now on so many processes share what Google allows evenly, this one included. What went out
   * before counts in full.
   */
  public synchronized void shareAmong(int processes) {
    if (processes < 1) {
      throw new IllegalArgumentException("at least this one");
    }
    replicas = processes;
  }

  private long part(long whole) {
    return Math.max(1, whole / replicas);
  }

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
    if (used >= part(limits.projectPerDay()) || (isLow() && own >= share())) {
      return Duration.between(now, date.plusDays(1).atStartOfDay(DAY_ZONE).toInstant());
    }
    Bucket account =
        accounts.computeIfAbsent(grant, _ -> new Bucket(part(limits.accountPerMinute()), now));
    Duration wait = account.waitFor(now, urgency, part(limits.accountPerMinute()));
    if (wait.isZero()) {
      wait = project.waitFor(now, urgency, part(limits.projectPerMinute()));
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
  Instant close(UUID grant, Duration pause) {
    Instant until = clock.instant().plus(pause);
    closeUntil(Map.of(grant, until));
    return until;
  }

  /** Accounts of which some process has heard that Google has locked them, and until when. */
  public synchronized void closeUntil(Map<UUID, Instant> accounts) {
    accounts.forEach(
        (grant, until) ->
            closed.merge(grant, until, (one, other) -> one.isAfter(other) ? one : other));
  }

  private boolean isLow() {
    return used >= part(limits.projectPerDay()) * FREE_FOR_ALL;
  }

  private double share() {
    return (double) part(limits.projectPerDay()) / Math.max(1, tenants.size());
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
  public synchronized long perDay() {
    return part(limits.projectPerDay());
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
    private double tokens;
    private Instant filled;

    Bucket(long perMinute, Instant now) {
      tokens = most(perMinute);
      filled = now;
    }

    private static double most(long perMinute) {
      return Math.max(1, perMinute / 3.0);
    }

    Duration waitFor(Instant now, Urgency urgency, long perMinute) {
      double perMilli = perMinute * 2 / 3.0 / 60_000;
      double most = most(perMinute);
      long passed = Duration.between(filled, now).toMillis();
      if (passed > 0) {
        tokens += passed * perMilli;
        filled = now;
      }
      tokens = Math.min(most, tokens);
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
