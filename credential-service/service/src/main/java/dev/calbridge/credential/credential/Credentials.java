package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The credentials that are kept. Each change and the event that tells of it are one commit. */
public interface Credentials {

  /**
   * Keeps a new one.
   *
   * @return refused with {@link Refusal#USER_NAME_TAKEN}, or {@link Refusal#ID_TAKEN} if the id is
   *     or was in use
   */
  Uni<Outcome<ServiceCredential>> add(ServiceCredential credential, PasswordHash hash);

  /** Those of a tenant by user name; of one user only if one is given. */
  Uni<List<ServiceCredential>> list(String tenant, @Nullable String user);

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

  /** A credential with the hash of its password. */
  record Stored(ServiceCredential credential, PasswordHash hash) {}
}
