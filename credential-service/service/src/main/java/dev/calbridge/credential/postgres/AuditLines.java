package dev.calbridge.credential.postgres;

import dev.calbridge.credential.contract.AuditKind;
import dev.calbridge.credential.credential.ServiceCredential;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes into the audit what somebody has changed, in the transaction of the change. */
final class AuditLines {

  private AuditLines() {}

  static Uni<Void> add(Mutiny.Session session, ServiceCredential changed, AuditKind kind) {
    return session
        .createNativeQuery(
            """
            insert into credential_audit
              (tenant, at, last_at, kind, credential, user_name, user_subject, version, by_subject)
            values (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """)
        .setParameter(1, changed.tenant())
        .setParameter(2, changed.changedAt())
        .setParameter(3, kind.name())
        .setParameter(4, changed.id())
        .setParameter(5, changed.userName().value())
        .setParameter(6, changed.user())
        .setParameter(7, changed.version())
        .setParameter(8, changed.changedBy())
        .executeUpdate()
        .replaceWithVoid();
  }
}
