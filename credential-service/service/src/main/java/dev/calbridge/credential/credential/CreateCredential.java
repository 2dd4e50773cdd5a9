package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a credential: an administrator for anybody, everybody else for himself. */
public final class CreateCredential {

  private final Credentials credentials;
  private final PasswordHashes hashes;
  private final NewPasswords passwords;
  private final SameRequest sameRequest;
  private final boolean selfServiceConfirmed;
  private final Supplier<UUID> ids;
  private final Clock clock;

  /**
   * @param selfServiceConfirmed whether a credential may be used at once that its own user made
   */
  public CreateCredential(
      Credentials credentials,
      PasswordHashes hashes,
      NewPasswords passwords,
      boolean selfServiceConfirmed,
      Supplier<UUID> ids,
      Clock clock) {
    this.credentials = credentials;
    this.hashes = hashes;
    this.passwords = passwords;
    this.sameRequest = new SameRequest(credentials, hashes);
    this.selfServiceConfirmed = selfServiceConfirmed;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes one, or answers with the one that the same request has made before.
   *
   * @param key by which a repeated request is known, or null: by its id, if it wants one
   */
  public Uni<Outcome<Made>> create(Actor actor, NewCredential wanted, @Nullable String key) {
    String known = known(wanted, key);
    return sameRequest
        .find(actor, wanted, known)
        .chain(
            before ->
                before.isPresent()
                    ? Uni.createFrom().item(before.get())
                    : make(actor, wanted, known)
                        // The same request at the same time may have been faster.
                        .chain(
                            outcome ->
                                outcome instanceof Outcome.Refused
                                    ? sameRequest
                                        .find(actor, wanted, known)
                                        .map(meanwhile -> meanwhile.orElse(outcome))
                                    : Uni.createFrom().item(outcome)));
  }

  private static @Nullable String known(NewCredential wanted, @Nullable String key) {
    if (key != null) {
      return "key:" + key;
    }
    return wanted.id() == null ? null : "id:" + wanted.id();
  }

  private Uni<Outcome<Made>> make(Actor actor, NewCredential wanted, @Nullable String key) {
    return switch (check(actor, wanted)) {
      case Outcome.Refused<Checked>(Refusal refusal) ->
          Uni.createFrom().item(Outcome.refused(refusal));
      case Outcome.Done<Checked>(Checked good) ->
          hash(good.password())
              .chain(
                  hash ->
                      credentials.add(
                          good.credential(),
                          hash.orElse(null),
                          key == null ? null : creation(actor, wanted, key, good, hash)))
              .map(outcome -> outcome.then(added -> Outcome.done(made(wanted, good, added))));
    };
  }

  private Uni<Optional<PasswordHash>> hash(Optional<Password> password) {
    return password.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : hashes.hash(password.get()).map(Optional::of);
  }

  private static Creation creation(
      Actor actor, NewCredential wanted, String key, Checked good, Optional<PasswordHash> hash) {
    boolean typed = wanted.password() instanceof PasswordChoice.Typed;
    return new Creation(
        actor.user(),
        key,
        wanted.withoutPassword(),
        typed ? hash.orElse(null) : null,
        good.credential().id(),
        good.credential().createdAt());
  }

  private static Made made(NewCredential wanted, Checked good, ServiceCredential added) {
    boolean generated = wanted.password() instanceof PasswordChoice.Generated;
    return new Made(added, generated ? good.password().orElse(null) : null);
  }

  private Outcome<Checked> check(Actor actor, NewCredential wanted) {
    String user = wanted.user() == null ? actor.user() : wanted.user();
    if (!actor.administrator() && !user.equals(actor.user())) {
      return Outcome.refused(Refusal.NOT_OWN);
    }
    if (!actor.administrator() && wanted.password() instanceof PasswordChoice.Later) {
      return Outcome.refused(Refusal.PASSWORD_MISSING);
    }
    if (!ServiceCredential.isLabel(wanted.label())) {
      return Outcome.refused(Refusal.LABEL);
    }
    return confirmation(actor, wanted.confirmed())
        .then(
            confirmed ->
                Validity.of(wanted.validFrom(), wanted.validUntil(), wanted.zone())
                    .then(validity -> done(wanted, validity, confirmed)))
        .then(
            particulars ->
                UserName.of(wanted.userName())
                    .then(name -> withPassword(actor, user, wanted, name, particulars)));
  }

  private static Outcome<Particulars> done(
      NewCredential wanted, Validity validity, boolean confirmed) {
    return Outcome.done(new Particulars(wanted.branch(), validity, confirmed, wanted.label()));
  }

  private Outcome<Checked> withPassword(
      Actor actor, String user, NewCredential wanted, UserName userName, Particulars particulars) {
    return passwords
        .choose(userName, wanted.password())
        .then(
            password ->
                Outcome.done(
                    new Checked(
                        first(actor, user, wanted, userName, particulars, password.isPresent()),
                        password)));
  }

  private Outcome<Boolean> confirmation(Actor actor, @Nullable Boolean wanted) {
    boolean given = actor.administrator() || selfServiceConfirmed;
    if (wanted == null || wanted == given || actor.administrator()) {
      return Outcome.done(wanted == null ? given : wanted);
    }
    return Outcome.refused(Refusal.CONFIRMATION);
  }

  private ServiceCredential first(
      Actor actor,
      String user,
      NewCredential wanted,
      UserName userName,
      Particulars particulars,
      boolean passwordSet) {
    // PostgreSQL keeps microseconds: what is answered now must equal what is read later.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    UUID id = wanted.id() == null ? ids.get() : wanted.id();
    return new ServiceCredential(
        actor.tenant(),
        id,
        1,
        userName,
        user,
        particulars.branch(),
        wanted.serviceClass(),
        particulars.validity(),
        particulars.confirmed(),
        particulars.label(),
        passwordSet,
        now,
        actor.user(),
        now,
        actor.user());
  }

  private record Checked(ServiceCredential credential, Optional<Password> password) {}
}
