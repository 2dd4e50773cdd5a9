package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows a request to make a credential again when it comes a second time. */
final class SameRequest {

  private final Credentials credentials;
  private final PasswordHashes hashes;

  SameRequest(Credentials credentials, PasswordHashes hashes) {
    this.credentials = credentials;
    this.hashes = hashes;
  }

  /**
   * What the first request has made, or why this one is another one under the same key; empty if
   * the key is new. A generated password is not told again: nobody keeps it.
   */
  Uni<Optional<Outcome<Made>>> find(Actor actor, NewCredential wanted, @Nullable String key) {
    if (key == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return credentials
        .creation(actor.tenant(), actor.user(), key)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : answer(actor, wanted, found.get()).map(Optional::of));
  }

  private Uni<Outcome<Made>> answer(Actor actor, NewCredential wanted, Creation before) {
    if (!before.request().equals(wanted.withoutPassword())) {
      return refused(different(before));
    }
    return samePassword(wanted.password(), before.hash())
        .chain(
            same ->
                same
                    ? credentials
                        .find(actor.tenant(), before.credential())
                        .map(
                            found ->
                                found
                                    .map(made -> Outcome.done(new Made(made, null)))
                                    .orElseGet(() -> Outcome.refused(removed(before))))
                    : refused(different(before)));
  }

  private Uni<Boolean> samePassword(PasswordChoice choice, @Nullable PasswordHash before) {
    return choice instanceof PasswordChoice.Typed(String password, String repeated)
        ? hashes
            .fits(before, Password.typed(password))
            .map(fits -> fits && password.equals(repeated))
        : Uni.createFrom().item(before == null);
  }

  /**
   * Whoever chose an id for two different credentials hears what he heard before keys were known.
   */
  private static Refusal different(Creation before) {
    return knownById(before) ? Refusal.ID_TAKEN : Refusal.KEY_REUSED;
  }

  private static Refusal removed(Creation before) {
    return knownById(before) ? Refusal.ID_TAKEN : Refusal.REMOVED_MEANWHILE;
  }

  private static boolean knownById(Creation before) {
    return before.key().startsWith("id:");
  }

  private static Uni<Outcome<Made>> refused(Refusal refusal) {
    return Uni.createFrom().item(Outcome.refused(refusal));
  }
}
