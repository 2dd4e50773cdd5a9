package dev.calbridge.credential.postgres;

import dev.calbridge.credential.credential.ServiceCredential;
import dev.calbridge.credential.credential.UserName;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The directory over all tenants: whose a user name is. */
final class UserNames {

  /** Where to look for the credential of a name nobody has: the look-up shall cost the same. */
  private static final RowKey NOBODY = new RowKey("-", new UUID(0, 0));

  private final Mutiny.SessionFactory sessions;

  UserNames(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** Waits for others who claim the same name; false if it is taken. */
  Uni<Boolean> claim(Mutiny.Session session, ServiceCredential credential) {
    return session
        .createNativeQuery(
            "insert into user_name (folded, tenant, credential) values (?1, ?2, ?3)"
                + " on conflict (folded) do nothing")
        .setParameter(1, credential.userName().folded())
        .setParameter(2, credential.tenant())
        .setParameter(3, credential.id())
        .executeUpdate()
        .map(inserted -> inserted == 1);
  }

  Uni<RowKey> owner(UserName userName) {
    return sessions.withSession(
        session ->
            session
                .createNativeQuery(
                    "select tenant, credential from user_name where folded = ?1", Object[].class)
                .setParameter(1, userName.folded())
                .getSingleResultOrNull()
                .map(row -> row == null ? NOBODY : new RowKey((String) row[0], (UUID) row[1])));
  }
}
