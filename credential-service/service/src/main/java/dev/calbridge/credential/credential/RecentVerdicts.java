package dev.calbridge.credential.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Passwords this process has judged lately, as {@link Fingerprints}: the right one of each
 * credential, and wrong ones. Bounded; right ones are kept apart, so that a flood of wrong ones
 * does not wash them away.
 */
public final class RecentVerdicts {

  private final Map<UUID, Right> right;
  private final Map<String, Wrong> wrong;
  private final Duration keepWrong;
  private final Clock clock;

  /**
   * @param most how many of each kind; the longest unused goes first
   * @param keepWrong how long a wrong one is remembered after it came last
   */
  public RecentVerdicts(int most, Duration keepWrong, Clock clock) {
    this.right = new Bounded<>(most);
    this.wrong = new Bounded<>(most);
    this.keepWrong = keepWrong;
    this.clock = clock;
  }

  /** Whether it was right for this very version of the credential. */
  synchronized boolean isRight(ServiceCredential credential, String fingerprint) {
    Right known = right.get(credential.id());
    return known != null
        && known.version() == credential.version()
        && known.fingerprint().equals(fingerprint);
  }

  synchronized void keepRight(ServiceCredential credential, String fingerprint) {
    right.put(credential.id(), new Right(credential.version(), fingerprint));
  }

  /**
   * Whether it was judged wrong.
   *
   * @param version of the credential, 0 if nobody has the user name
   */
  synchronized boolean isWrong(String fingerprint, long version) {
    Wrong known = fresh(fingerprint);
    if (known == null || !known.judged() || known.version() != version) {
      return false;
    }
    wrong.put(fingerprint, new Wrong(version, true, clock.instant()));
    return true;
  }

  synchronized void keepWrong(String fingerprint, long version) {
    wrong.put(fingerprint, new Wrong(version, true, clock.instant()));
  }

  /** Remembers one that was not looked at; false if it has been here before. */
  synchronized boolean isNew(String fingerprint, long version) {
    Wrong known = fresh(fingerprint);
    boolean judged = known != null && known.judged();
    wrong.put(fingerprint, new Wrong(version, judged, clock.instant()));
    return known == null || known.version() != version;
  }

  synchronized int size() {
    return right.size() + wrong.size();
  }

  private @Nullable Wrong fresh(String fingerprint) {
    Wrong known = wrong.get(fingerprint);
    return known == null || known.at().plus(keepWrong).isBefore(clock.instant()) ? null : known;
  }

  private record Right(long version, String fingerprint) {}

  private record Wrong(long version, boolean judged, Instant at) {}

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
