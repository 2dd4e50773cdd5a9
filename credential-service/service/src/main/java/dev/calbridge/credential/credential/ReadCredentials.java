package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.CredentialState;
import dev.calbridge.credential.contract.ServiceClass;
import dev.calbridge.credential.credential.CredentialSearch.Place;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows credentials to those who may see them, with their last use. */
public final class ReadCredentials {

  private final Credentials credentials;
  private final Uses uses;
  private final Clock clock;

  public ReadCredentials(Credentials credentials, Uses uses, Clock clock) {
    this.credentials = credentials;
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * @return refused with {@link Refusal#NOT_FOUND}, also if the actor may not know of it
   */
  public Uni<Outcome<Seen>> one(Actor actor, UUID id) {
    return credentials
        .find(actor.tenant(), id)
        .chain(
            found ->
                found.isPresent() && actor.sees(found.get())
                    ? seen(actor, found.get()).map(Outcome::done)
                    : Uni.createFrom().item(Outcome.refused(Refusal.NOT_FOUND)));
  }

  /** The same, of one that was just changed. */
  public Uni<Seen> seen(Actor actor, ServiceCredential credential) {
    return seen(actor, List.of(credential), clock.instant()).map(List::getFirst);
  }

  /** By user name; who is no administrator sees his own, whatever the filter says. */
  public Uni<SeenPage> page(Actor actor, Filter filter, @Nullable Place after, int limit) {
    String user = actor.administrator() ? filter.user() : actor.user();
    if (filter.user() != null && !Objects.equals(user, filter.user())) {
      return Uni.createFrom().item(new SeenPage(List.of(), null));
    }
    Instant now = clock.instant();
    return credentials
        .list(
            new CredentialSearch(
                actor.tenant(),
                user,
                filter.branch(),
                filter.serviceClass(),
                filter.state(),
                now,
                after,
                // one more tells whether there are more
                limit + 1))
        .chain(
            found -> {
              boolean more = found.size() > limit;
              List<ServiceCredential> shown = more ? found.subList(0, limit) : found;
              Place next = more ? Place.of(shown.getLast()) : null;
              return seen(actor, shown, now).map(items -> new SeenPage(items, next));
            });
  }

  private Uni<List<Seen>> seen(Actor actor, List<ServiceCredential> found, Instant now) {
    List<UUID> ids = found.stream().map(ServiceCredential::id).toList();
    return uses.last(actor.tenant(), ids)
        .map(
            last ->
                found.stream()
                    .map(one -> new Seen(one, one.state(now), use(last, one.id())))
                    .toList());
  }

  private static @Nullable CredentialUse use(Map<UUID, CredentialUse> last, UUID id) {
    return last.get(id);
  }

  /**
   * Which ones.
   *
   * @param user of this user only, or null
   * @param branch with this main branch only, or null
   * @param serviceClass of this class only, or null
   * @param state in this state only, or null
   */
  public record Filter(
      @Nullable String user,
      @Nullable UUID branch,
      @Nullable ServiceClass serviceClass,
      @Nullable CredentialState state) {}

  /**
   * A credential as it is seen.
   *
   * @param use the last one, or null
   */
  public record Seen(
      ServiceCredential credential, CredentialState state, @Nullable CredentialUse use) {}

  /**
   * Some of them.
   *
   * @param next after which the rest follows, or null at the end
   */
  public record SeenPage(List<Seen> items, @Nullable Place next) {}
}
