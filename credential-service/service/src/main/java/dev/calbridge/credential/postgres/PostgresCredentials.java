package dev.calbridge.credential.postgres;

import dev.calbridge.credential.contract.AuditKind;
import dev.calbridge.credential.credential.Creation;
import dev.calbridge.credential.credential.CredentialSearch;
import dev.calbridge.credential.credential.Credentials;
import dev.calbridge.credential.credential.Outcome;
import dev.calbridge.credential.credential.PasswordHash;
import dev.calbridge.credential.credential.Refusal;
import dev.calbridge.credential.credential.ServiceCredential;
import dev.calbridge.credential.credential.UserName;
import dev.calbridge.credential.kafka.CredentialEvents;
import dev.calbridge.kit.outbox.HibernateOutbox;
import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantSessions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Credentials in PostgreSQL; the event that tells of a change is written in its transaction. */
@Singleton
public final class PostgresCredentials implements Credentials {

  private final TenantSessions sessions;
  private final UserNames userNames;
  private final CredentialEvents events;
  private final OutboxRelay relay;
  private final HibernateOutbox outbox = new HibernateOutbox();

  public PostgresCredentials(
      Mutiny.SessionFactory sessions, CredentialEvents events, OutboxRelay relay) {
    this.sessions = new TenantSessions(sessions);
    this.userNames = new UserNames(sessions);
    this.events = events;
    this.relay = relay;
  }

  @Override
  public Uni<Outcome<ServiceCredential>> add(
      ServiceCredential credential, @Nullable PasswordHash hash, @Nullable Creation creation) {
    RowKey key = new RowKey(credential.tenant(), credential.id());
    return sessions
        .inTransaction(
            credential.tenant(),
            session ->
                isUsed(session, key)
                    .chain(
                        used ->
                            used
                                ? refused(Refusal.ID_TAKEN)
                                : userNames
                                    .claim(session, credential)
                                    .chain(
                                        claimed ->
                                            claimed
                                                ? insert(session, credential, hash, creation)
                                                : refused(Refusal.USER_NAME_TAKEN))))
        .invoke(relay::wake)
        // Somebody was faster with the same id or key; the name is not the reason, it is claimed
        // first.
        .onFailure(ConstraintViolationException.class)
        .recoverWithItem(() -> Outcome.refused(Refusal.ID_TAKEN));
  }

  @Override
  public Uni<Optional<Creation>> creation(String tenant, String actor, String key) {
    return sessions.inTransaction(tenant, session -> Creations.find(session, tenant, actor, key));
  }

  @Override
  public Uni<List<ServiceCredential>> list(CredentialSearch search) {
    return sessions.inTransaction(
        search.tenant(),
        session ->
            CredentialQuery.of(search)
                .on(session)
                .map(rows -> rows.stream().map(CredentialRow::toCredential).toList()));
  }

  @Override
  public Uni<Optional<ServiceCredential>> find(String tenant, UUID id) {
    return findRow(tenant, id).map(found -> found.map(CredentialRow::toCredential));
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
        (session, row, changed) -> {
          row.takeOver(changed);
          if (hash != null) {
            row.passwordHash = hash.text();
          }
          return AuditLines.add(
                  session, changed, hash == null ? AuditKind.CHANGED : AuditKind.PASSWORD_SET)
              .chain(() -> outbox.append(session, events.changed(changed)));
        });
  }

  @Override
  public Uni<Outcome<ServiceCredential>> remove(
      String tenant, UUID id, Function<ServiceCredential, Outcome<ServiceCredential>> decision) {
    return decide(
        tenant,
        id,
        decision,
        (session, row, last) ->
            session
                .remove(row)
                .chain(() -> session.persist(RemovedRow.of(last)))
                // Uses are written under a lock on the row: once it is ours, none can follow.
                .chain(session::flush)
                .chain(() -> forgetUses(session, last))
                .chain(() -> AuditLines.add(session, last, AuditKind.REMOVED))
                .chain(() -> outbox.append(session, events.removed(last))));
  }

  @Override
  public Uni<Optional<Stored>> findByUserName(UserName userName) {
    return userNames
        .owner(userName)
        .chain(owner -> findRow(owner.tenant(), owner.id()))
        .map(found -> found.map(row -> new Stored(row.toCredential(), row.hash())));
  }

  @Override
  public Uni<Void> rehash(ServiceCredential credential, PasswordHash old, PasswordHash renewed) {
    return sessions.inTransaction(
        credential.tenant(),
        session ->
            session
                .createNativeQuery(
                    "update service_credential set password_hash = ?1"
                        + " where tenant = ?2 and id = ?3 and password_hash = ?4")
                .setParameter(1, renewed.text())
                .setParameter(2, credential.tenant())
                .setParameter(3, credential.id())
                .setParameter(4, old.text())
                .executeUpdate()
                .replaceWithVoid());
  }

  private Uni<Optional<CredentialRow>> findRow(String tenant, UUID id) {
    return sessions.inTransaction(
        tenant,
        session ->
            session.find(CredentialRow.class, new RowKey(tenant, id)).map(Optional::ofNullable));
  }

  private Uni<Outcome<ServiceCredential>> decide(
      String tenant,
      UUID id,
      Function<ServiceCredential, Outcome<ServiceCredential>> decision,
      Writing writing) {
    return sessions
        .inTransaction(
            tenant,
            session ->
                session
                    .find(
                        CredentialRow.class, new RowKey(tenant, id), LockModeType.PESSIMISTIC_WRITE)
                    .chain(row -> decide(session, row, decision, writing)))
        .invoke(relay::wake);
  }

  private static Uni<Outcome<ServiceCredential>> decide(
      Mutiny.Session session,
      @Nullable CredentialRow row,
      Function<ServiceCredential, Outcome<ServiceCredential>> decision,
      Writing writing) {
    if (row == null) {
      return refused(Refusal.NOT_FOUND);
    }
    Outcome<ServiceCredential> outcome = decision.apply(row.toCredential());
    return switch (outcome) {
      case Outcome.Refused<ServiceCredential> refused -> Uni.createFrom().item(refused);
      case Outcome.Done<ServiceCredential>(ServiceCredential changed) ->
          writing.write(session, row, changed).replaceWith(outcome);
    };
  }

  private Uni<Outcome<ServiceCredential>> insert(
      Mutiny.Session session,
      ServiceCredential credential,
      @Nullable PasswordHash hash,
      @Nullable Creation creation) {
    return session
        .persist(CredentialRow.of(credential, hash))
        .chain(() -> AuditLines.add(session, credential, AuditKind.CREATED))
        .chain(
            () ->
                creation == null
                    ? Uni.createFrom().voidItem()
                    : Creations.add(session, credential.tenant(), creation))
        .chain(() -> outbox.append(session, events.changed(credential)))
        .replaceWith(Outcome.done(credential));
  }

  private static Uni<Integer> forgetUses(Mutiny.Session session, ServiceCredential last) {
    return session
        .createNativeQuery("delete from credential_use where tenant = ?1 and credential = ?2")
        .setParameter(1, last.tenant())
        .setParameter(2, last.id())
        .executeUpdate();
  }

  private static Uni<Boolean> isUsed(Mutiny.Session session, RowKey key) {
    return session
        .find(CredentialRow.class, key)
        .chain(
            row ->
                row == null
                    ? session.find(RemovedRow.class, key).map(removed -> removed != null)
                    : Uni.createFrom().item(true));
  }

  private static Uni<Outcome<ServiceCredential>> refused(Refusal refusal) {
    return Uni.createFrom().item(Outcome.refused(refusal));
  }

  /** What a decision does to the row and says outside. */
  private interface Writing {
    Uni<Void> write(Mutiny.Session session, CredentialRow row, ServiceCredential changed);
  }
}
