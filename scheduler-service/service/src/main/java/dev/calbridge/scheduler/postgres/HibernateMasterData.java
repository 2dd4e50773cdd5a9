package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.postgres.TenantSessions;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * One kind of master data by Hibernate.
 *
 * @param <T> the kind
 * @param <R> its row
 */
final class HibernateMasterData<T extends Checked, R extends MasterRow<T>>
    implements MasterData<T> {

  private final Class<R> type;
  private final Supplier<R> rows;
  private final TenantSessions sessions;
  private final Consequences<T> consequences;
  private final Clock clock;

  /** What else happens in the transaction of a change. */
  interface Consequences<T> {

    /**
     * Called after the row was written or deleted.
     *
     * @param before null if it was not there
     * @param stored the new state, or the last one with the version under which it ended
     */
    Uni<Void> of(
        Mutiny.Session session,
        String tenant,
        @Nullable T before,
        Stored<T> stored,
        boolean deleted);

    /** Call after the commit. */
    void committed();
  }

  HibernateMasterData(
      Class<R> type,
      Supplier<R> rows,
      TenantSessions sessions,
      Consequences<T> consequences,
      Clock clock) {
    this.type = type;
    this.rows = rows;
    this.sessions = sessions;
    this.consequences = consequences;
    this.clock = clock;
  }

  @Override
  public Uni<Optional<Stored<T>>> find(String tenant, UUID id) {
    return sessions.inTransaction(
        tenant,
        session ->
            session
                .find(type, new TenantKey(tenant, id))
                .map(row -> Optional.ofNullable(row).map(MasterRow::stored)));
  }

  @Override
  public Uni<Page<Stored<T>>> list(String tenant, @Nullable UUID after, int limit) {
    return sessions
        .inTransaction(
            tenant,
            session ->
                session
                    .createSelectionQuery(
                        "from "
                            + type.getSimpleName()
                            + " where key.tenant = :tenant and key.id > :after order by key.id",
                        type)
                    .setParameter("tenant", tenant)
                    .setParameter("after", after == null ? new UUID(0, 0) : after)
                    .setMaxResults(limit + 1)
                    .getResultList())
        .map(found -> page(found, limit));
  }

  private Page<Stored<T>> page(List<R> found, int limit) {
    List<Stored<T>> items = found.stream().limit(limit).map(MasterRow::stored).toList();
    return new Page<>(items, found.size() > limit ? items.getLast().id().toString() : null);
  }

  @Override
  public Uni<Outcome<Stored<T>>> put(String tenant, UUID id, Precondition precondition, T value) {
    Optional<Failure> broken = value.broken().map(Failure::broken);
    if (broken.isPresent()) {
      return Uni.createFrom().item(new Outcome.Failed<>(broken.get()));
    }
    return changing(
        tenant,
        id,
        precondition,
        value,
        (session, row) ->
            row == null ? insert(session, tenant, id, value) : update(session, tenant, row, value));
  }

  @Override
  public Uni<Outcome<Stored<T>>> delete(String tenant, UUID id, Precondition precondition) {
    return changing(
        tenant,
        id,
        precondition,
        null,
        (session, row) ->
            row == null
                ? Uni.createFrom().item(new Outcome.Failed<>(Failure.absent("entry")))
                : remove(session, tenant, row));
  }

  private interface Work<T, R> {
    Uni<Outcome<Stored<T>>> on(Mutiny.Session session, @Nullable R row);
  }

  /**
   * @param done what makes the change superfluous if it is there, or null
   */
  private Uni<Outcome<Stored<T>>> changing(
      String tenant, UUID id, Precondition precondition, @Nullable T done, Work<T, R> work) {
    return sessions
        .inTransaction(
            tenant,
            session ->
                session
                    .find(type, new TenantKey(tenant, id), LockModeType.PESSIMISTIC_WRITE)
                    .chain(
                        row ->
                            precondition
                                .failure(row == null ? null : row.version)
                                .map(failure -> refused(failure, row, done))
                                .orElseGet(() -> work.on(session, row))))
        .onFailure()
        .transform(Transactions::problem)
        .invoke(consequences::committed);
  }

  /** A change that was made already is done, whoever's answer got lost (RFC 9110 13.1.1). */
  private Uni<Outcome<Stored<T>>> refused(Failure failure, @Nullable R row, @Nullable T done) {
    if (row != null
        && done != null
        && failure.equals(Failure.stale())
        && row.value().equals(row.granted(done))) {
      return Uni.createFrom().item(new Outcome.Done<>(row.stored(), false));
    }
    return Uni.createFrom().item(new Outcome.Failed<>(failure));
  }

  private Uni<Outcome<Stored<T>>> insert(Mutiny.Session session, String tenant, UUID id, T value) {
    return Ended.version(session, tenant, id)
        .chain(
            last -> {
              R row = rows.get();
              row.key = new TenantKey(tenant, id);
              row.version = last + 1;
              row.createdAt = now();
              row.changedAt = row.createdAt;
              row.set(value);
              return session
                  .persist(row)
                  .chain(session::flush)
                  .chain(() -> consequences.of(session, tenant, null, row.stored(), false))
                  .map(done -> new Outcome.Done<>(row.stored(), true));
            });
  }

  private Uni<Outcome<Stored<T>>> update(Mutiny.Session session, String tenant, R row, T wish) {
    T before = row.value();
    T value = row.granted(wish);
    if (before.equals(value)) {
      return Uni.createFrom().item(new Outcome.Done<>(row.stored(), false));
    }
    row.version++;
    row.changedAt = now();
    row.set(value);
    return session
        .flush()
        .chain(() -> consequences.of(session, tenant, before, row.stored(), false))
        .map(done -> new Outcome.Done<>(row.stored(), false));
  }

  private Uni<Outcome<Stored<T>>> remove(Mutiny.Session session, String tenant, R row) {
    Stored<T> ended = row.stored().next(row.value(), now());
    return session
        .remove(row)
        .chain(session::flush)
        .chain(() -> Ended.remember(session, tenant, ended))
        .chain(() -> consequences.of(session, tenant, ended.value(), ended, true))
        .map(done -> new Outcome.Done<>(ended, false));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
