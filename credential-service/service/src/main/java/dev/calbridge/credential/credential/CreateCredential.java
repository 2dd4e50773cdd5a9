package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a credential: an administrator for anybody, everybody else for himself. */
public final class CreateCredential {

  private final Credentials credentials;
  private final PasswordHashes hashes;
  private final PasswordRules passwordRules;
  private final boolean selfServiceConfirmed;
  private final Supplier<UUID> ids;
  private final Clock clock;

  /**
   * @param selfServiceConfirmed whether a credential may be used at once that its own user made
   */
  public CreateCredential(
      Credentials credentials,
      PasswordHashes hashes,
      PasswordRules passwordRules,
      boolean selfServiceConfirmed,
      Supplier<UUID> ids,
      Clock clock) {
    this.credentials = credentials;
    this.hashes = hashes;
    this.passwordRules = passwordRules;
    this.selfServiceConfirmed = selfServiceConfirmed;
    this.ids = ids;
    this.clock = clock;
  }

  public Uni<Outcome<ServiceCredential>> create(Actor actor, NewCredential wanted) {
    return switch (check(actor, wanted)) {
      case Outcome.Refused<Checked>(Refusal refusal) ->
          Uni.createFrom().item(Outcome.refused(refusal));
      case Outcome.Done<Checked>(Checked good) ->
          hashes.hash(good.password()).chain(hash -> credentials.add(good.credential(), hash));
    };
  }

  private Outcome<Checked> check(Actor actor, NewCredential wanted) {
    String user = wanted.user() == null ? actor.user() : wanted.user();
    if (!actor.administrator() && !user.equals(actor.user())) {
      return Outcome.refused(Refusal.NOT_OWN);
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
                    .then(
                        name ->
                            withPassword(first(actor, user, wanted, name, particulars), wanted)));
  }

  private static Outcome<Particulars> done(
      NewCredential wanted, Validity validity, boolean confirmed) {
    return Outcome.done(new Particulars(wanted.branch(), validity, confirmed, wanted.label()));
  }

  private Outcome<Checked> withPassword(ServiceCredential credential, NewCredential wanted) {
    return passwordRules
        .check(credential.userName(), wanted.password(), wanted.passwordRepeat())
        .then(password -> Outcome.done(new Checked(credential, password)));
  }

  private Outcome<Boolean> confirmation(Actor actor, @Nullable Boolean wanted) {
    boolean given = actor.administrator() || selfServiceConfirmed;
    if (wanted == null || wanted == given || actor.administrator()) {
      return Outcome.done(wanted == null ? given : wanted);
    }
    return Outcome.refused(Refusal.CONFIRMATION);
  }

  private ServiceCredential first(
      Actor actor, String user, NewCredential wanted, UserName userName, Particulars particulars) {
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
        now,
        now);
  }

  private record Checked(ServiceCredential credential, Password password) {}
}
