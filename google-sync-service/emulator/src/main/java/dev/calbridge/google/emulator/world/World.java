package dev.calbridge.google.emulator.world;

import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.event.EventId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Accounts, calendars and the clock. One lock guards all of it: every request runs as if alone, so
 * that a test that passes once passes always.
 */
public final class World {
  private final ReentrantLock lock = new ReentrantLock();
  private final VirtualClock clock;
  private final RandomGenerator random;
  private final ZoneId homeZone;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, GoogleCalendar> calendars = new LinkedHashMap<>();
  private long lastStamp;
  private Duration behind = Duration.ZERO;

  /**
   * @param homeZone of the primary calendars
   */
  public World(Clock clock, RandomGenerator random, ZoneId homeZone) {
    this.clock = new VirtualClock(clock);
    this.random = random;
    this.homeZone = homeZone;
  }

  /** Runs alone. */
  public <T> T exclusively(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  public VirtualClock clock() {
    return clock;
  }

  public RandomGenerator random() {
    return random;
  }

  /** Now, in the precision the API shows. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The stamp of the latest change. */
  public long lastStamp() {
    return lastStamp;
  }

  /** A stamp above every earlier one; as a rule the current millisecond, in microseconds. */
  long nextStamp() {
    lastStamp = Math.max(now().toEpochMilli() * 1000, lastStamp + 1);
    return lastStamp;
  }

  public void clear() {
    accounts.clear();
    calendars.clear();
    behind = Duration.ZERO;
  }

  /**
   * From now on programs read events as they were so long ago: what was just written is not there
   * yet. Writes, and people, go by what is.
   */
  public void readBehind(Duration newBehind) {
    if (newBehind.isNegative()) {
      throw new IllegalArgumentException("nobody reads the future");
    }
    behind = newBehind;
    calendars.values().forEach(calendar -> calendar.rememberEarlier(!behind.isZero()));
  }

  /** Puts another state in the place of this one; clock and stamps stay where they are at least. */
  public void withoutGoingBack(Runnable restore) {
    Duration ahead = clock.ahead();
    long stamp = lastStamp;
    restore.run();
    if (clock.ahead().compareTo(ahead) < 0) {
      clock.putAhead(ahead);
    }
    lastStamp = Math.max(lastStamp, stamp);
  }

  /** The calendar as readers see it. */
  public GoogleCalendar seen(GoogleCalendar calendar) {
    return behind.isZero() ? calendar : calendar.asOf(seenStamp());
  }

  /** The stamp of the latest change that readers see. */
  public long seenStamp() {
    return behind.isZero()
        ? lastStamp
        : Math.min(lastStamp, now().minus(behind).toEpochMilli() * 1000);
  }

  /**
   * Forgets what was cancelled longer ago. Sync tokens of calendars that forgot something expire:
   * they could not tell of it.
   */
  public void dropTombstones(Duration olderThan) {
    calendars.values().forEach(calendar -> calendar.dropTombstones(now().minus(olderThan)));
  }

  /** Takes the calendar off an account's list, or puts it back. */
  public void list(GoogleCalendar calendar, String email, boolean listed) {
    calendar.list(email, listed, nextStamp());
  }

  // ---- accounts

  public Collection<Account> accounts() {
    return Collections.unmodifiableCollection(accounts.values());
  }

  public Optional<Account> account(String email) {
    return Optional.ofNullable(accounts.get(email));
  }

  /** The account of that address; made, with its primary calendar, if there is none yet. */
  public Account accountOrNew(String email, String name) {
    Account known = accounts.get(email);
    if (known != null) {
      return known;
    }
    Account account = new Account(sub(), email, name);
    accounts.put(email, account);
    addCalendar(
        new GoogleCalendar(
            email, email, true, false, CalendarProperties.named(email, homeZone), nextStamp()));
    return account;
  }

  void restore(Account account) {
    accounts.put(account.email(), account);
  }

  // ---- calendars

  /** Those that exist and those that did. */
  public Collection<GoogleCalendar> calendars() {
    return Collections.unmodifiableCollection(calendars.values());
  }

  /**
   * A living calendar.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 404
   */
  public GoogleCalendar calendar(String id) {
    GoogleCalendar calendar = calendars.get(id);
    if (calendar == null || calendar.deleted()) {
      throw Errors.notFound();
    }
    return calendar;
  }

  public GoogleCalendar newCalendar(
      Account owner, CalendarProperties properties, boolean createdByApp) {
    String id =
        "c_" + EventId.random(random) + EventId.random(random) + "@group.calendar.google.com";
    GoogleCalendar calendar =
        new GoogleCalendar(id, owner.email(), false, createdByApp, properties, nextStamp());
    addCalendar(calendar);
    return calendar;
  }

  public void change(GoogleCalendar calendar, CalendarProperties properties) {
    calendar.change(properties, nextStamp());
  }

  public void share(GoogleCalendar calendar, String email, AccessRole role) {
    calendar.share(email, role, nextStamp());
  }

  public void delete(GoogleCalendar calendar) {
    if (calendar.primary()) {
      throw Errors.cannotDeletePrimary();
    }
    calendar.delete(nextStamp());
  }

  public void expireSyncTokens(GoogleCalendar calendar) {
    calendar.expireTokens();
  }

  void addCalendar(GoogleCalendar calendar) {
    calendar.rememberEarlier(!behind.isZero());
    calendars.put(calendar.id(), calendar);
  }

  void restoreStamp(long stamp) {
    lastStamp = stamp;
  }

  private String sub() {
    StringBuilder digits = new StringBuilder("1");
    random.ints(20, 0, 10).forEach(digits::append);
    return digits.toString();
  }
}
