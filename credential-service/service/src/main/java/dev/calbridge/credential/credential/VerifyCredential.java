package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.CredentialState;
import dev.calbridge.credential.contract.RejectionReason;
import dev.calbridge.credential.contract.ServiceClass;
import dev.calbridge.credential.credential.Credentials.Stored;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether user name and password open a service class now. Every way to fail takes the same
 * steps, the hash included, and gives the same answer.
 */
public final class VerifyCredential {

  private final Credentials credentials;
  private final PasswordHashes hashes;
  private final Fingerprints fingerprints;
  private final Throttle throttle;
  private final UseLog log;
  private final Clock clock;

  public VerifyCredential(
      Credentials credentials,
      PasswordHashes hashes,
      Fingerprints fingerprints,
      Throttle throttle,
      UseLog log,
      Clock clock) {
    this.credentials = credentials;
    this.hashes = hashes;
    this.fingerprints = fingerprints;
    this.throttle = throttle;
    this.log = log;
    this.clock = clock;
  }

  public Uni<Verdict> verify(
      String userName, String password, ServiceClass serviceClass, Origin origin) {
    return lookUp(userName, Password.typed(password), origin)
        .chain(
            attempt ->
                throttle
                    .admit(attempt)
                    .chain(
                        admission ->
                            switch (admission) {
                              case Admission.Judged() -> judge(attempt, serviceClass);
                              case Admission.WrongAgain() ->
                                  rejected(attempt, RejectionReason.WRONG_PASSWORD);
                              case Admission.Later(Duration pause) -> {
                                tell(attempt, RejectionReason.THROTTLED);
                                yield Uni.createFrom().item(new Verdict.Throttled(pause));
                              }
                            }));
  }

  private Uni<Attempt> lookUp(String userName, Password password, Origin origin) {
    return switch (UserName.of(userName)) {
      case Outcome.Done<UserName>(UserName good) ->
          credentials
              .findByUserName(good)
              .map(found -> attempt(good.folded(), password, found, origin));
      // Nobody can have it, and everybody can know that: no need to spend the look-up.
      case Outcome.Refused<UserName>(Refusal refusal) ->
          Uni.createFrom().item(attempt(userName, password, Optional.empty(), origin));
    };
  }

  private Attempt attempt(
      String userName, Password password, Optional<Stored> found, Origin origin) {
    return new Attempt(userName, password, fingerprints.of(userName, password), found, origin);
  }

  private Uni<Verdict> judge(Attempt attempt, ServiceClass serviceClass) {
    @Nullable PasswordHash hash = attempt.found().map(Stored::hash).orElse(null);
    return hashes
        .fits(hash, attempt.password())
        .chain(
            fits -> {
              if (!fits || attempt.found().isEmpty() || hash == null) {
                return throttle
                    .wrong(attempt)
                    .chain(() -> rejected(attempt, RejectionReason.WRONG_PASSWORD));
              }
              ServiceCredential credential = attempt.found().get().credential();
              throttle.right(attempt, credential);
              return use(attempt, credential, serviceClass)
                  .call(() -> renew(credential, hash, attempt.password()));
            });
  }

  private Uni<Verdict> use(
      Attempt attempt, ServiceCredential credential, ServiceClass serviceClass) {
    Instant now = clock.instant();
    if (credential.serviceClass() != serviceClass) {
      return rejected(attempt, RejectionReason.OTHER_CLASS);
    }
    return switch (credential.state(now)) {
      case ACTIVE -> {
        log.used(credential, attempt.origin(), now);
        yield Uni.createFrom().item(new Verdict.Verified(credential));
      }
      case NOT_YET_VALID -> rejected(attempt, RejectionReason.NOT_YET_VALID);
      case EXPIRED -> rejected(attempt, RejectionReason.EXPIRED);
      case UNCONFIRMED -> rejected(attempt, RejectionReason.UNCONFIRMED);
      case WITHOUT_PASSWORD -> rejected(attempt, RejectionReason.WITHOUT_PASSWORD);
    };
  }

  /** Brings an old hash up to today's cost; if that fails now, the next use will do it. */
  private Uni<Void> renew(ServiceCredential credential, PasswordHash old, Password password) {
    if (!hashes.isOutdated(old)) {
      return Uni.createFrom().voidItem();
    }
    return hashes
        .hash(password)
        .chain(renewed -> credentials.rehash(credential, old, renewed))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Verdict> rejected(Attempt attempt, RejectionReason reason) {
    tell(attempt, reason);
    return Uni.createFrom().item(new Verdict.Rejected(attempt.found().isPresent() ? reason : null));
  }

  private void tell(Attempt attempt, RejectionReason reason) {
    attempt
        .found()
        .map(Stored::credential)
        .ifPresent(
            credential -> {
              boolean empty = credential.state(clock.instant()) == CredentialState.WITHOUT_PASSWORD;
              boolean wrong = reason == RejectionReason.WRONG_PASSWORD;
              log.rejected(
                  credential,
                  empty && wrong ? RejectionReason.WITHOUT_PASSWORD : reason,
                  attempt.origin(),
                  clock.instant());
            });
  }
}
