package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Changes a credential in place, or ends it. What the actor may not see is not found. */
public final class ChangeCredential {

  private final Credentials credentials;
  private final PasswordHashes hashes;
  private final NewPasswords passwords;
  private final Clock clock;

  public ChangeCredential(
      Credentials credentials, PasswordHashes hashes, NewPasswords passwords, Clock clock) {
    this.credentials = credentials;
    this.hashes = hashes;
    this.passwords = passwords;
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
        guarded(
            actor, expected, current -> Outcome.done(current.with(changed, actor.user(), now()))));
  }

  /** Sets a new password. */
  public Uni<Outcome<Made>> password(
      Actor actor, UUID id, Expected expected, PasswordChoice choice) {
    // Looked up before, for the rules need the user name, and hashing must not hold a row lock.
    return credentials
        .find(actor.tenant(), id)
        .map(
            found ->
                found.isPresent() && actor.sees(found.get())
                    ? passwords.choose(found.get().userName(), choice)
                    : Outcome.<Optional<Password>>refused(Refusal.NOT_FOUND))
        .chain(
            checked ->
                switch (checked) {
                  case Outcome.Refused<Optional<Password>>(Refusal refusal) ->
                      Uni.createFrom().item(Outcome.refused(refusal));
                  case Outcome.Done<Optional<Password>>(Optional<Password> good) ->
                      good.isPresent()
                          ? replace(actor, id, expected, good.get())
                              .map(outcome -> outcome.then(set -> told(set, choice, good.get())))
                          : Uni.createFrom().item(Outcome.refused(Refusal.PASSWORD_MISSING));
                });
  }

  private static Outcome<Made> told(ServiceCredential set, PasswordChoice choice, Password good) {
    return Outcome.done(new Made(set, choice instanceof PasswordChoice.Generated ? good : null));
  }

  /** Ends it for good. */
  public Uni<Outcome<ServiceCredential>> remove(Actor actor, UUID id, Expected expected) {
    return credentials.remove(
        actor.tenant(),
        id,
        guarded(actor, expected, current -> Outcome.done(current.ended(actor.user(), now()))));
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
                    guarded(
                        actor,
                        expected,
                        current -> Outcome.done(current.withPassword(actor.user(), now())))));
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
