package dev.calbridge.credential.credential;

import dev.calbridge.credential.credential.Credentials.Stored;
import dev.calbridge.credential.credential.Penalties.Standing;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Slows down guessing without locking out who knows the password. Takes the same steps whether
 * anybody has the user name or not.
 *
 * <p>Only different wrong passwords count: one old device that repeats its own does no harm.
 */
public final class Throttle {

  /** Where to look for the uses of a name nobody has: the look-up shall cost the same. */
  private static final UUID NOBODY = new UUID(0, 0);

  private static final String NO_TENANT = "-";

  private final ThrottleRules rules;
  private final Penalties penalties;
  private final RecentVerdicts verdicts;
  private final Uses uses;
  private final Clock clock;

  public Throttle(
      ThrottleRules rules, Penalties penalties, RecentVerdicts verdicts, Uses uses, Clock clock) {
    this.rules = rules;
    this.penalties = penalties;
    this.verdicts = verdicts;
    this.uses = uses;
    this.clock = clock;
  }

  Uni<Admission> admit(Attempt attempt) {
    if (verdicts.isWrong(attempt.fingerprint(), attempt.version())) {
      return Uni.createFrom().item(new Admission.WrongAgain());
    }
    return penalties
        .standing(attempt.userName(), attempt.origin().network())
        .chain(standing -> admit(attempt, standing, clock.instant()));
  }

  void right(Attempt attempt, ServiceCredential credential) {
    verdicts.keepRight(credential, attempt.fingerprint());
  }

  Uni<Void> wrong(Attempt attempt) {
    verdicts.keepWrong(attempt.fingerprint(), attempt.version());
    return count(attempt);
  }

  private Uni<Admission> admit(Attempt attempt, Standing standing, Instant now) {
    boolean userNameBlocked = now.isBefore(rules.userNameFreeAt(standing.userName()));
    boolean networkBlocked = now.isBefore(rules.networkFreeAt(standing.network()));
    if (!userNameBlocked && !networkBlocked) {
      return Uni.createFrom().item(new Admission.Judged());
    }
    return networks(attempt)
        .map(
            known ->
                new Guards(
                    userNameBlocked,
                    networkBlocked,
                    remembered(attempt),
                    rules.fewGuesses(standing.userName()),
                    rules.fewGuesses(standing.network()),
                    known.contains(String.valueOf(attempt.origin().network()))))
        .chain(
            guards ->
                guards.letPass()
                    ? Uni.createFrom().item(new Admission.Judged())
                    : later(attempt, standing, now));
  }

  /**
   * Counted although nobody looked at it: whether it passes does depend on it, so an answer is a
   * hint.
   */
  private Uni<Admission> later(Attempt attempt, Standing standing, Instant now) {
    if (!verdicts.isNew(attempt.fingerprint(), attempt.version())) {
      return Uni.createFrom().item(new Admission.Later(untilFree(standing, now)));
    }
    Standing counted =
        new Standing(standing.userName().oneMore(now), standing.network().oneMore(now));
    return count(attempt).replaceWith(new Admission.Later(untilFree(counted, now)));
  }

  private Duration untilFree(Standing standing, Instant now) {
    Instant userNameFree = rules.userNameFreeAt(standing.userName());
    Instant networkFree = rules.networkFreeAt(standing.network());
    return Duration.between(now, userNameFree.isAfter(networkFree) ? userNameFree : networkFree);
  }

  private boolean remembered(Attempt attempt) {
    return attempt
        .found()
        .map(Stored::credential)
        .filter(credential -> verdicts.isRight(credential, attempt.fingerprint()))
        .isPresent();
  }

  private Uni<Set<String>> networks(Attempt attempt) {
    return attempt
        .found()
        .map(Stored::credential)
        .map(credential -> uses.networks(credential.tenant(), credential.id()))
        .orElseGet(() -> uses.networks(NO_TENANT, NOBODY));
  }

  private Uni<Void> count(Attempt attempt) {
    Instant now = clock.instant();
    return penalties.failed(
        attempt.userName(), attempt.origin().network(), now, now.minus(rules.quiet()));
  }
}
