package dev.calbridge.gateway.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Positive answers, kept for a short while under a key of this process, so that neither a memory
 * dump nor a log shows a password. A newer version of a credential drops what was judged by an
 * older one, also if the answer arrives after the news.
 */
public final class RememberedAccounts {

  private static final int MOST_VERSIONS = 50_000;

  private final Clock clock;
  private final Duration keep;
  private final byte[] key;
  private final Map<Fingerprint, Remembered> accounts;
  private final Map<UUID, Long> versions = new Bounded<>(MOST_VERSIONS);

  /**
   * @param keep how long an answer is good, at most five minutes
   * @param most how many are kept; the longest unused goes first
   * @param key random, of this process alone
   */
  public RememberedAccounts(Clock clock, Duration keep, int most, byte[] key) {
    if (keep.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException("Answers must not be kept longer than five minutes");
    }
    this.clock = clock;
    this.keep = keep;
    this.key = key.clone();
    this.accounts = new Bounded<>(most);
  }

  public synchronized Optional<Account> find(SignIn signIn) {
    Fingerprint fingerprint = Fingerprint.of(signIn, key);
    @Nullable Remembered remembered = accounts.get(fingerprint);
    if (remembered == null) {
      return Optional.empty();
    }
    if (!clock.instant().isBefore(remembered.until()) || isOutdated(remembered.account())) {
      accounts.remove(fingerprint);
      return Optional.empty();
    }
    return Optional.of(remembered.account());
  }

  public synchronized void keep(SignIn signIn, Account account) {
    if (isOutdated(account)) {
      return;
    }
    Instant until = clock.instant().plus(keep);
    Instant end = account.validUntil();
    accounts.put(
        Fingerprint.of(signIn, key),
        new Remembered(account, end != null && end.isBefore(until) ? end : until));
  }

  /** A credential has this version now, or ended with it. */
  public synchronized void forgetOlder(UUID credential, long version) {
    versions.merge(credential, version, Math::max);
  }

  /** A credential is gone. */
  public synchronized void forget(UUID credential) {
    versions.put(credential, Long.MAX_VALUE);
  }

  private boolean isOutdated(Account account) {
    @Nullable Long newest = versions.get(account.credential());
    return newest != null && newest > account.version();
  }

  private record Remembered(Account account, Instant until) {}

  /** The longest unused goes when there are too many. */
  private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private final int most;

    private Bounded(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }
}
