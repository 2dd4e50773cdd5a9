package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantSessions;
import dev.calbridge.scheduler.appointment.Reference;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.tenant.Tenant;
import dev.calbridge.scheduler.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Tenants by Hibernate. */
@ApplicationScoped
public class HibernateTenants implements Tenants {

  private final TenantSessions sessions;
  private final CalendarEvents calendars;
  private final Renewals renewals;
  private final OutboxRelay relay;
  private final Clock clock;

  public HibernateTenants(
      Mutiny.SessionFactory sessions,
      CalendarEvents calendars,
      Renewals renewals,
      OutboxRelay relay,
      Clock clock) {
    this.sessions = new TenantSessions(sessions);
    this.calendars = calendars;
    this.renewals = renewals;
    this.relay = relay;
    this.clock = clock;
  }

  @Override
  public Uni<Optional<StoredTenant>> find(String alias) {
    return sessions.inTransaction(
        alias,
        session ->
            session
                .find(TenantRow.class, alias)
                .map(row -> Optional.ofNullable(row).map(HibernateTenants::stored)));
  }

  @Override
  public Uni<Outcome<StoredTenant>> put(String alias, Precondition precondition, Tenant tenant) {
    Optional<Failure> broken = tenant.broken().map(Failure::broken);
    if (broken.isPresent()) {
      return Uni.createFrom().item(new Outcome.Failed<>(broken.get()));
    }
    return sessions
        .inTransaction(
            alias,
            session ->
                session
                    .find(TenantRow.class, alias, LockModeType.PESSIMISTIC_WRITE)
                    .chain(row -> write(session, alias, precondition, row, tenant)))
        .onFailure()
        .transform(Transactions::problem)
        .invoke(relay::wake)
        .invoke(renewals::wake);
  }

  private Uni<Outcome<StoredTenant>> write(
      Mutiny.Session session,
      String alias,
      Precondition precondition,
      @Nullable TenantRow row,
      Tenant tenant) {
    Optional<Failure> failure = precondition.failure(row == null ? null : row.version);
    if (failure.isPresent()) {
      return Uni.createFrom().item(new Outcome.Failed<>(failure.get()));
    }
    if (row == null) {
      return insert(session, alias, tenant);
    }
    if (row.value().equals(tenant)) {
      return Uni.createFrom().item(new Outcome.Done<>(stored(row), false));
    }
    row.version++;
    row.changedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Tenant before = row.value();
    row.set(tenant);
    // Zone and read-only places show in every calendar of the tenant.
    return session
        .flush()
        .chain(() -> calendars.touched(session, alias, resource -> true))
        .chain(() -> entries(session, alias, before, tenant))
        .map(done -> new Outcome.Done<>(stored(row), false));
  }

  /** What in every entry of the tenant looks different now. */
  private Uni<Void> entries(Mutiny.Session session, String alias, Tenant before, Tenant after) {
    boolean moved = before.unavailabilitiesApart() != after.unavailabilitiesApart();
    Uni<Void> companions =
        moved && !after.unavailabilitiesApart()
            ? calendars.companionsRemoved(session, alias)
            : Uni.createFrom().voidItem();
    return moved || before.language() != after.language()
        ? companions.chain(() -> renewals.remember(session, alias, Reference.toTenant()))
        : companions;
  }

  private Uni<Outcome<StoredTenant>> insert(Mutiny.Session session, String alias, Tenant tenant) {
    TenantRow row = new TenantRow();
    row.alias = alias;
    row.version = 1;
    row.createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    row.changedAt = row.createdAt;
    row.set(tenant);
    return session
        .persist(row)
        .chain(session::flush)
        .map(done -> new Outcome.Done<>(stored(row), true));
  }

  private static StoredTenant stored(TenantRow row) {
    return new StoredTenant(row.alias, row.version, row.value());
  }
}
