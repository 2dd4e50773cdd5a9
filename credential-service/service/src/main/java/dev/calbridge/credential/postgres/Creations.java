package dev.calbridge.credential.postgres;

import dev.calbridge.credential.credential.Creation;
import dev.calbridge.credential.credential.PasswordHash;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Table {@code credential_creation}: which requests have been here before. */
final class Creations {

  private Creations() {}

  /** Fails if the key is used; the whole transaction with it. */
  static Uni<Void> add(Mutiny.Session session, String tenant, Creation creation) {
    PasswordHash hash = creation.hash();
    return session
        .createNativeQuery(
            "insert into credential_creation"
                + " (tenant, actor, key, request, password_hash, credential, created_at)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .setParameter(1, tenant)
        .setParameter(2, creation.actor())
        .setParameter(3, creation.key())
        .setParameter(4, creation.request())
        .setParameter(5, hash == null ? null : hash.text())
        .setParameter(6, creation.credential())
        .setParameter(7, creation.at())
        .executeUpdate()
        .replaceWithVoid();
  }

  static Uni<Optional<Creation>> find(
      Mutiny.Session session, String tenant, String actor, String key) {
    return session
        .createNativeQuery(
            "select request, password_hash, credential, created_at from credential_creation"
                + " where tenant = ?1 and actor = ?2 and key = ?3",
            Object[].class)
        .setParameter(1, tenant)
        .setParameter(2, actor)
        .setParameter(3, key)
        .getSingleResultOrNull()
        .map(row -> row == null ? Optional.empty() : Optional.of(read(actor, key, row)));
  }

  private static Creation read(String actor, String key, Object[] row) {
    @Nullable String hash = (String) row[1];
    return new Creation(
        actor,
        key,
        (String) row[0],
        hash == null ? null : new PasswordHash(hash),
        (UUID) row[2],
        ((OffsetDateTime) row[3]).toInstant());
  }
}
