package dev.calbridge.google.emulator.api;

import dev.calbridge.google.emulator.error.Errors;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what programs ask for, as Google does: by minute for the project and for each account, by
 * day for the project, by calendar for writes in quick succession. Guarded by the world's lock.
 */
public final class Quotas {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final int PATCH_COST = 3;

  /**
   * Units allowed; 0 for no limit.
   *
   * @param perProjectMinute of all accounts together
   * @param perUserMinute of one account
   * @param perProjectDay until midnight in California
   * @param writesPerCalendarMinute of one calendar; Google has such a limit and does not name it
   */
  public record Limits(
      int perProjectMinute, int perUserMinute, int perProjectDay, int writesPerCalendarMinute) {
    /** Those of projects made since May 2026. The daily one is a threshold for billing there. */
    public static final Limits GOOGLE = new Limits(10_000, 600, 1_000_000, 0);

    public static final Limits NONE = new Limits(0, 0, 0, 0);
  }

  private record Use(Instant at, int units) {}

  /** What was used within the last minute. */
  private static final class Window {
    private final Deque<Use> uses = new ArrayDeque<>();
    private int sum;

    boolean take(int units, int limit, Instant now) {
      while (!uses.isEmpty() && !uses.getFirst().at().isAfter(now.minusSeconds(60))) {
        sum -= uses.removeFirst().units();
      }
      if (limit > 0 && sum + units > limit) {
        return false;
      }
      uses.addLast(new Use(now, units));
      sum += units;
      return true;
    }
  }

  private final Clock clock;
  private final Map<String, Window> users = new HashMap<>();
  private final Map<String, Window> calendars = new HashMap<>();
  private Window project = new Window();
  private LocalDate day = LocalDate.MIN;
  private long today;
  private Limits limits;

  public Quotas(Clock clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  public Limits limits() {
    return limits;
  }

  public void limit(Limits newLimits) {
    limits = newLimits;
  }

  /** Units used since midnight in California. */
  public long usedToday() {
    startOfDay(clock.instant());
    return today;
  }

  /** Forgets what was used. */
  public void clear() {
    users.clear();
    calendars.clear();
    project = new Window();
    today = 0;
  }

  /**
   * Counts a request. A refused one costs nothing.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 403 in the usageLimits domain
   */
  void count(ApiMethod method, String email) {
    Instant now = clock.instant();
    startOfDay(now);
    int units = method == ApiMethod.EVENTS_PATCH ? PATCH_COST : 1;
    if (limits.perProjectDay() > 0 && today + units > limits.perProjectDay()) {
      throw Errors.dailyLimitExceeded();
    }
    if (!users.computeIfAbsent(email, _ -> new Window()).take(units, limits.perUserMinute(), now)) {
      throw Errors.userRateLimitExceeded();
    }
    if (!project.take(units, limits.perProjectMinute(), now)) {
      throw Errors.rateLimitExceeded();
    }
    today += units;
  }

  /**
   * Counts a write to one calendar.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 403 in the usageLimits domain
   */
  void countWrite(String calendarId) {
    if (!calendars
        .computeIfAbsent(calendarId, _ -> new Window())
        .take(1, limits.writesPerCalendarMinute(), clock.instant())) {
      throw Errors.quotaExceeded();
    }
  }

  private void startOfDay(Instant now) {
    LocalDate date = now.atZone(PACIFIC).toLocalDate();
    if (!date.equals(day)) {
      day = date;
      today = 0;
    }
  }
}
