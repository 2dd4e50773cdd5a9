package dev.calbridge.credential.postgres;

import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.grant.GrantState;
import dev.calbridge.credential.grant.Grants;
import dev.calbridge.credential.vault.SealedSecret;
import dev.calbridge.kit.postgres.TenantSessions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Grants in PostgreSQL. */
@Singleton
public final class PostgresGrants implements Grants {

  private final TenantSessions sessions;
  private final Clock clock;

  public PostgresGrants(Mutiny.SessionFactory sessions, Clock clock) {
    this.sessions = new TenantSessions(sessions);
    this.clock = clock;
  }

  @Override
  public Uni<Grant> keep(Grant grant, SealedSecret refreshToken) {
    return Uni.createFrom()
        .deferred(() -> keepOnce(grant, refreshToken))
        // Two first consents of one account at once: the second try finds the row.
        .onFailure(ConstraintViolationException.class)
        .retry()
        .atMost(1);
  }

  private Uni<Grant> keepOnce(Grant grant, SealedSecret refreshToken) {
    return sessions
        .inTransaction(
            grant.tenant(),
            session ->
                ofAccount(session, grant)
                    .chain(
                        row -> {
                          if (row != null) {
                            row.renew(grant, refreshToken);
                            return Uni.createFrom().item(row);
                          }
                          GrantRow first = GrantRow.of(grant, refreshToken);
                          return session.persist(first).replaceWith(first);
                        }))
        .map(GrantRow::toGrant);
  }

  @Override
  public Uni<List<Grant>> list(String tenant) {
    return sessions.inTransaction(
        tenant,
        session ->
            session
                .createSelectionQuery(
                    "from GrantRow g where g.key.tenant = :tenant order by g.createdAt, g.key.id",
                    GrantRow.class)
                .setParameter("tenant", tenant)
                .getResultList()
                .map(rows -> rows.stream().map(GrantRow::toGrant).toList()));
  }

  @Override
  public Uni<Optional<Grant>> find(String tenant, UUID id) {
    return findRow(tenant, id).map(found -> found.map(GrantRow::toGrant));
  }

  @Override
  public Uni<Optional<Kept>> findWithToken(String tenant, UUID id) {
    return findRow(tenant, id)
        .map(found -> found.map(row -> new Kept(row.toGrant(), row.refreshToken())));
  }

  @Override
  public Uni<Void> noteConsentNeeded(Grant grant) {
    return sessions
        .inTransaction(
            grant.tenant(),
            session ->
                session
                    .createMutationQuery(
                        "update GrantRow g set g.state = :state, g.version = g.version + 1,"
                            + " g.changedAt = :now"
                            + " where g.key.tenant = :tenant and g.key.id = :id"
                            + " and g.version = :version")
                    .setParameter("state", GrantState.CONSENT_NEEDED)
                    .setParameter("now", clock.instant())
                    .setParameter("tenant", grant.tenant())
                    .setParameter("id", grant.id())
                    .setParameter("version", grant.version())
                    .executeUpdate())
        .replaceWithVoid();
  }

  @Override
  public Uni<Boolean> remove(String tenant, UUID id) {
    return sessions.inTransaction(
        tenant,
        session ->
            session
                .createMutationQuery(
                    "delete from GrantRow g where g.key.tenant = :tenant and g.key.id = :id")
                .setParameter("tenant", tenant)
                .setParameter("id", id)
                .executeUpdate()
                .map(removed -> removed > 0));
  }

  private static Uni<GrantRow> ofAccount(Mutiny.Session session, Grant grant) {
    return session
        .createSelectionQuery(
            "from GrantRow g where g.key.tenant = :tenant and g.provider = :provider"
                + " and g.account = :account",
            GrantRow.class)
        .setParameter("tenant", grant.tenant())
        .setParameter("provider", grant.provider())
        .setParameter("account", grant.account())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getSingleResultOrNull();
  }

  private Uni<Optional<GrantRow>> findRow(String tenant, UUID id) {
    return sessions.inTransaction(
        tenant,
        session -> session.find(GrantRow.class, new RowKey(tenant, id)).map(Optional::ofNullable));
  }
}
