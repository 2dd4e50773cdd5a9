package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Credentials that live as long as a test. */
final class InMemoryCredentials implements Credentials {

  private final Map<String, Stored> kept = new HashMap<>();
  private final Set<String> usedIds = new HashSet<>();
  private final Map<String, Creation> creations = new HashMap<>();

  @Override
  public Uni<Outcome<ServiceCredential>> add(
      ServiceCredential credential, @Nullable PasswordHash hash, @Nullable Creation creation) {
    return Uni.createFrom().item(() -> addNow(credential, hash, creation));
  }

  @Override
  public Uni<Optional<Creation>> creation(String tenant, String actor, String key) {
    return Uni.createFrom()
        .item(() -> Optional.ofNullable(creations.get(tenant + "/" + actor + "/" + key)));
  }

  @Override
  public Uni<Void> rehash(ServiceCredential credential, PasswordHash old, PasswordHash renewed) {
    return Uni.createFrom()
        .item(
            () -> {
              kept.computeIfPresent(
                  key(credential.tenant(), credential.id()),
                  (key, one) ->
                      old.equals(one.hash()) ? new Stored(one.credential(), renewed) : one);
              return null;
            });
  }

  private Outcome<ServiceCredential> addNow(
      ServiceCredential credential, @Nullable PasswordHash hash, @Nullable Creation creation) {
    String key = key(credential.tenant(), credential.id());
    if (usedIds.contains(key)) {
      return Outcome.refused(Refusal.ID_TAKEN);
    }
    String folded = credential.userName().folded();
    if (kept.values().stream().anyMatch(one -> folded(one).equals(folded))) {
      return Outcome.refused(Refusal.USER_NAME_TAKEN);
    }
    usedIds.add(key);
    kept.put(key, new Stored(credential, hash));
    if (creation != null) {
      creations.put(credential.tenant() + "/" + creation.actor() + "/" + creation.key(), creation);
    }
    return Outcome.done(credential);
  }

  @Override
  public Uni<List<ServiceCredential>> list(CredentialSearch search) {
    return Uni.createFrom()
        .item(
            () ->
                kept.values().stream()
                    .map(Stored::credential)
                    .filter(one -> isWanted(search, one))
                    .sorted(
                        Comparator.comparing((ServiceCredential one) -> one.userName().value())
                            .thenComparing(ServiceCredential::id))
                    .filter(one -> isAfter(search.after(), one))
                    .limit(search.limit())
                    .toList());
  }

  private static boolean isWanted(CredentialSearch search, ServiceCredential one) {
    return one.tenant().equals(search.tenant())
        && (search.user() == null || search.user().equals(one.user()))
        && (search.branch() == null || search.branch().equals(one.branch()))
        && (search.serviceClass() == null || search.serviceClass() == one.serviceClass())
        && (search.state() == null || search.state() == one.state(search.moment()));
  }

  private static boolean isAfter(CredentialSearch.@Nullable Place after, ServiceCredential one) {
    return after == null || after.userName().compareTo(one.userName().value()) < 0;
  }

  @Override
  public Uni<Optional<ServiceCredential>> find(String tenant, UUID id) {
    return Uni.createFrom()
        .item(() -> Optional.ofNullable(kept.get(key(tenant, id))).map(Stored::credential));
  }

  @Override
  public Uni<Outcome<ServiceCredential>> change(
      String tenant,
      UUID id,
      @Nullable PasswordHash hash,
      Function<ServiceCredential, Outcome<ServiceCredential>> decision) {
    return decide(
        tenant,
        id,
        decision,
        (old, changed) ->
            kept.put(key(tenant, id), new Stored(changed, hash == null ? old.hash() : hash)));
  }

  @Override
  public Uni<Outcome<ServiceCredential>> remove(
      String tenant, UUID id, Function<ServiceCredential, Outcome<ServiceCredential>> decision) {
    return decide(tenant, id, decision, (old, last) -> kept.remove(key(tenant, id)));
  }

  @Override
  public Uni<Optional<Stored>> findByUserName(UserName userName) {
    return Uni.createFrom()
        .item(
            () ->
                kept.values().stream()
                    .filter(one -> folded(one).equals(userName.folded()))
                    .findFirst());
  }

  private Uni<Outcome<ServiceCredential>> decide(
      String tenant,
      UUID id,
      Function<ServiceCredential, Outcome<ServiceCredential>> decision,
      java.util.function.BiConsumer<Stored, ServiceCredential> writing) {
    return Uni.createFrom()
        .item(
            () -> {
              Stored old = kept.get(key(tenant, id));
              if (old == null) {
                return Outcome.refused(Refusal.NOT_FOUND);
              }
              Outcome<ServiceCredential> outcome = decision.apply(old.credential());
              if (outcome instanceof Outcome.Done<ServiceCredential>(var changed)) {
                writing.accept(old, changed);
              }
              return outcome;
            });
  }

  private static String folded(Stored one) {
    return one.credential().userName().folded();
  }

  private static String key(String tenant, UUID id) {
    return tenant + "/" + id;
  }
}
