package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

/** Changes a credential in place, or ends it. What the actor may not see is not found. */
public final class ChangeCredential {

  private final Credentials credentials;
  private final PasswordHashes hashes;
  private final PasswordRules passwordRules;
  private final Clock clock;

  public ChangeCredential(
      Credentials credentials, PasswordHashes hashes, PasswordRules passwordRules, Clock clock) {
    this.credentials = credentials;
    this.hashes = hashes;
    this.passwordRules = passwordRules;
    this.clock = clock;
  }

  /** Gives it other particulars; for administrators, which the edge has made sure of. */
  public Uni<Outcome<ServiceCredential>> particulars(
      Actor actor, UUID id, Expected expected, Particulars changed) {
    if (!ServiceCredential.isLabel(changed.label())) {
      return Uni.createFrom().item(Outcome.refused(Refusal.LABEL));
    }
    return credentials.change(
        actor.tenant(),
        id,
        null,
        guarded(actor, expected, current -> Outcome.done(current.with(changed, now()))));
  }

  /** Sets a new password, typed twice. */
  public Uni<Outcome<ServiceCredential>> password(
      Actor actor, UUID id, Expected expected, String password, String repeated) {
    // Looked up before, for the rules need the user name, and hashing must not hold a row lock.
    return credentials
        .find(actor.tenant(), id)
        .map(
            found ->
                found.isPresent() && actor.sees(found.get())
                    ? passwordRules.check(found.get().userName(), password, repeated)
                    : Outcome.<Password>refused(Refusal.NOT_FOUND))
        .chain(
            checked ->
                switch (checked) {
                  case Outcome.Refused<Password>(Refusal refusal) ->
                      Uni.createFrom().item(Outcome.refused(refusal));
                  case Outcome.Done<Password>(Password good) -> replace(actor, id, expected, good);
                });
  }

  /** Ends it for good. */
  public Uni<Outcome<ServiceCredential>> remove(Actor actor, UUID id, Expected expected) {
    return credentials.remove(
        actor.tenant(), id, guarded(actor, expected, current -> Outcome.done(current.next(now()))));
  }

  private Uni<Outcome<ServiceCredential>> replace(
      Actor actor, UUID id, Expected expected, Password password) {
    return hashes
        .hash(password)
        .chain(
            hash ->
                credentials.change(
                    actor.tenant(),
                    id,
                    hash,
                    guarded(actor, expected, current -> Outcome.done(current.next(now())))));
  }

  private static Function<ServiceCredential, Outcome<ServiceCredential>> guarded(
      Actor actor,
      Expected expected,
      Function<ServiceCredential, Outcome<ServiceCredential>> decision) {
    return current -> {
      if (!actor.sees(current)) {
        return Outcome.refused(Refusal.NOT_FOUND);
      }
      if (!expected.accepts(current.version())) {
        return Outcome.refused(Refusal.STALE);
      }
      return decision.apply(current);
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
