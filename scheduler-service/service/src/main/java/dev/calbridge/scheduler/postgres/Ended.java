package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Table {@code ended}, for Hibernate's side. */
final class Ended {

  private Ended() {}

  /** The version under which the id ended, or 0. */
  static Uni<Long> version(Mutiny.Session session, String tenant, UUID id) {
    return session
        .createNativeQuery(
            "select coalesce(max(version), 0) from ended where tenant = ?1 and id = ?2", Long.class)
        .setParameter(1, tenant)
        .setParameter(2, id)
        .getSingleResult();
  }

  static Uni<Integer> remember(Mutiny.Session session, String tenant, Stored<?> ended) {
    return session
        .createNativeQuery(
            "insert into ended (tenant, id, version, ended_at) values (?1, ?2, ?3, ?4)"
                + " on conflict (tenant, id) do update set version = excluded.version,"
                + " ended_at = excluded.ended_at")
        .setParameter(1, tenant)
        .setParameter(2, ended.id())
        .setParameter(3, ended.version())
        .setParameter(4, ended.changedAt())
        .executeUpdate();
  }
}
