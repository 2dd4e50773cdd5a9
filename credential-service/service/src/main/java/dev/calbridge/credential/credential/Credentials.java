package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that are kept. Each change, the event that tells of it and the line of the audit
 * are one commit.
 */
public interface Credentials {

  /**
   * Keeps a new one.
   *
   * @param hash of its password, or null if it has none yet
   * @param creation by which the same request is known again, or null
   * @return refused with {@link Refusal#USER_NAME_TAKEN}, or {@link Refusal#ID_TAKEN} if the id is
   *     or was in use, or the creation's key is
   */
  Uni<Outcome<ServiceCredential>> add(
      ServiceCredential credential, @Nullable PasswordHash hash, @Nullable Creation creation);

  /** What was made under a key; forgotten after a day or a little more. */
  Uni<Optional<Creation>> creation(String tenant, String actor, String key);

  /** Some of a tenant's, by user name. */
  Uni<List<ServiceCredential>> list(CredentialSearch search);

  Uni<Optional<ServiceCredential>> find(String tenant, UUID id);

  /**
   * Replaces it by what the decision makes of it; nobody else changes it meanwhile.
   *
   * @param hash of the new password, or null to keep the old one
   * @return what the decision said, or {@link Refusal#NOT_FOUND}
   */
  Uni<Outcome<ServiceCredential>> change(
      String tenant,
      UUID id,
      @Nullable PasswordHash hash,
      Function<ServiceCredential, Outcome<ServiceCredential>> decision);

  /**
   * Removes it if the decision lets it; its user name is free again, its id never.
   *
   * @return what the decision said, or {@link Refusal#NOT_FOUND}
   */
  Uni<Outcome<ServiceCredential>> remove(
      String tenant, UUID id, Function<ServiceCredential, Outcome<ServiceCredential>> decision);

  /** Looks through all tenants, with the same effort whether there is one or not. */
  Uni<Optional<Stored>> findByUserName(UserName userName);

  /**
   * Hashes the same password anew: no new version, nothing to tell. Does nothing if the old hash is
   * not there any more.
   */
  Uni<Void> rehash(ServiceCredential credential, PasswordHash old, PasswordHash renewed);

  /**
   * A credential with the hash of its password.
   *
   * @param hash null as long as none is set
   */
  record Stored(ServiceCredential credential, @Nullable PasswordHash hash) {}
}
